import { type Leak } from './remedy.js';

/** A global function, or a method of a global object, that simulated code must not call. */
export interface GuardedApi {
  /** How to get to its owner from the global object. */
  readonly path: readonly string[];
  readonly keys: readonly string[];
  readonly leak: Leak;
}

/** `Date` and `Promise` are not here: parts of them are harmless. */
export const GUARDED_APIS: readonly GuardedApi[] = [
  { path: ['Date'], keys: ['now'], leak: 'clock' },
  { path: ['performance'], keys: ['now'], leak: 'clock' },
  { path: ['process'], keys: ['hrtime', 'uptime'], leak: 'clock' },
  { path: ['process', 'hrtime'], keys: ['bigint'], leak: 'clock' },
  {
    path: ['Temporal', 'Now'],
    keys: ['instant', 'plainDateISO', 'plainDateTimeISO', 'plainTimeISO', 'zonedDateTimeISO'],
    leak: 'clock',
  },
  { path: ['Math'], keys: ['random'], leak: 'randomness' },
  { path: ['crypto'], keys: ['getRandomValues', 'randomUUID'], leak: 'randomness' },
  {
    path: [],
    keys: [
      'setTimeout',
      'setInterval',
      'setImmediate',
      'requestAnimationFrame',
      'requestIdleCallback',
    ],
    leak: 'timer',
  },
  { path: [], keys: ['queueMicrotask'], leak: 'asynchrony' },
  { path: ['process'], keys: ['nextTick'], leak: 'asynchrony' },
  { path: [], keys: ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'], leak: 'network' },
];
