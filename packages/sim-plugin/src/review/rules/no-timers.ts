import {
  ALLOW_OPTION,
  forbidden,
  reportForbidden,
  type ForbiddenApis,
} from '../ambient/forbidden-api.js';
import type { Rule } from '../rule.js';

type MessageId = 'timer' | 'turn';

const TIMERS = [
  'setTimeout',
  'setInterval',
  'node:timers.setTimeout',
  'node:timers.setInterval',
  'node:timers.promises',
  'node:timers/promises.setTimeout',
  'node:timers/promises.setInterval',
  'node:timers/promises.scheduler',
  'AbortSignal.timeout',
  'Atomics.wait',
  'Atomics.waitAsync',
  'requestAnimationFrame',
  'requestIdleCallback',
  'scheduler.postTask',
  'scheduler.yield',
  'scheduler.wait',
  'Bun.sleep',
  'Bun.sleepSync',
];

const TURNS = [
  'setImmediate',
  'queueMicrotask',
  'process.nextTick',
  'node:process.nextTick',
  'node:timers.setImmediate',
  'node:timers/promises.setImmediate',
];

const APIS: ForbiddenApis<MessageId> = new Map([
  ...forbidden<MessageId>('timer', TIMERS),
  ...forbidden<MessageId>('turn', TURNS),
]);

/** Nothing is scheduled behind the simulator's back. */
export const noTimers: Rule<MessageId> = {
  name: 'no-timers',
  summary: 'Say when to be called back; never start a timer.',
  why: 'The machine decides when a timer fires and in which order, so the same seed could take another turn, and simulated time would not move it.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    timer: {
      what: '`{{api}}` waits for real time to pass.',
      fix: 'Return the deadline instead: `pollTimeout()` in a protocol, an effect in a transition or a step.',
    },
    turn: {
      what: '`{{api}}` runs code later, in an order that the event loop decides.',
      fix: 'Do it now, or return an effect that asks the driver to do it.',
    },
  },
  options: ALLOW_OPTION,
  create: (context) => reportForbidden(context, APIS),
};
