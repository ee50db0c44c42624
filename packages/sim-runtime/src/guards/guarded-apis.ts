import { type Leak } from './remedy.js';

/** A global function, or a method of a global object, that simulated code must not call. */
export interface GuardedApi {
  /** How to get to its owner from the global object. */
  readonly path: readonly string[];
  /** The owner's members, or `'*'` for all its methods, those of later platforms included. */
  readonly keys: readonly string[] | '*';
  readonly leak: Leak;
  /** Which calls are stopped; all unless given. */
  readonly when?: (args: readonly unknown[]) => boolean;
}

/** What modules use most, guarded from the first run to the last; `Date` and `Promise` have guards of their own. */
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

/** What is guarded on top of that, by guards that stay. */
export const LASTING_APIS: readonly GuardedApi[] = [
  // Libraries take these from their owners when they are loaded, as in `const { random } = Math`.
  { path: ['Date'], keys: ['now'], leak: 'clock' },
  { path: ['performance'], keys: ['now'], leak: 'clock' },
  { path: ['Math'], keys: ['random'], leak: 'randomness' },
  { path: ['crypto'], keys: ['getRandomValues', 'randomUUID'], leak: 'randomness' },
  {
    path: ['performance'],
    keys: [
      'mark',
      'measure',
      'toJSON',
      'timerify',
      'eventLoopUtilization',
      'getEntries',
      'getEntriesByName',
      'getEntriesByType',
    ],
    leak: 'clock',
  },
  { path: [], keys: ['PerformanceMark', 'PerformanceObserver'], leak: 'clock' },
  { path: ['process'], keys: ['cpuUsage', 'threadCpuUsage'], leak: 'clock' },
  // Without a date they mean the present one.
  {
    path: ['Intl', 'DateTimeFormat', 'prototype'],
    keys: ['formatToParts'],
    leak: 'clock',
    when: ([date]) => date === undefined,
  },
  // A file without `lastModified` was modified just now.
  {
    path: [],
    keys: ['File'],
    leak: 'clock',
    when: ([, , options]) =>
      (options as { readonly lastModified?: unknown } | undefined)?.lastModified === undefined,
  },
  { path: ['URL'], keys: ['createObjectURL'], leak: 'randomness' },
  { path: ['AbortSignal'], keys: ['timeout'], leak: 'timer' },
  { path: ['Atomics'], keys: ['wait', 'waitAsync'], leak: 'timer' },
  { path: ['scheduler'], keys: ['postTask', 'yield', 'wait'], leak: 'timer' },
  { path: ['SubtleCrypto', 'prototype'], keys: '*', leak: 'asynchrony' },
  {
    path: ['WebAssembly'],
    keys: ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming'],
    leak: 'asynchrony',
  },
  { path: ['Array'], keys: ['fromAsync'], leak: 'asynchrony' },
  {
    path: [],
    keys: [
      'ReadableStream',
      'WritableStream',
      'TransformStream',
      'CompressionStream',
      'DecompressionStream',
      'TextDecoderStream',
      'TextEncoderStream',
    ],
    leak: 'asynchrony',
  },
  {
    path: ['Blob', 'prototype'],
    keys: ['arrayBuffer', 'bytes', 'text', 'stream'],
    leak: 'asynchrony',
  },
  {
    path: [],
    keys: ['MessageChannel', 'BroadcastChannel', 'Worker', 'SharedWorker'],
    leak: 'thread',
  },
  { path: ['MessagePort', 'prototype'], keys: ['postMessage'], leak: 'thread' },
  { path: ['BroadcastChannel', 'prototype'], keys: ['postMessage'], leak: 'thread' },
  { path: ['Atomics'], keys: ['notify'], leak: 'thread' },
  {
    path: [],
    keys: [
      // It dates the files that it makes of blobs.
      'FormData',
      'WebTransport',
      'RTCPeerConnection',
    ],
    leak: 'network',
  },
  { path: ['navigator'], keys: ['sendBeacon'], leak: 'network' },
  {
    path: ['Storage', 'prototype'],
    keys: ['getItem', 'setItem', 'removeItem', 'clear', 'key'],
    leak: 'network',
  },
  { path: ['indexedDB'], keys: ['open', 'deleteDatabase', 'databases'], leak: 'network' },
  // Every built-in module is behind it.
  { path: ['process'], keys: ['getBuiltinModule'], leak: 'network' },
];
