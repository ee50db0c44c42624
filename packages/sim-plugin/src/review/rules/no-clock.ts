import { forbidden, reportForbidden, useOf, type ForbiddenApis } from '../ambient/forbidden-api.js';
import { type Rule } from '../rule.js';

type MessageId = 'read' | 'dateAsFunction' | 'dateWithoutArguments' | 'escapes' | 'hidden';

const READS = [
  'Date.now',
  'performance.*',
  'node:perf_hooks.performance.*',
  'node:perf_hooks.monitorEventLoopDelay',
  'process.hrtime',
  'process.uptime',
  'process.cpuUsage',
  'node:process.hrtime',
  'node:process.uptime',
  'node:process.cpuUsage',
  'node:os.uptime',
  'Temporal.Now',
  'console.time',
  'console.timeEnd',
  'console.timeLog',
  'Bun.nanoseconds',
];

const APIS: ForbiddenApis<MessageId> = new Map([
  ...forbidden<MessageId>('read', READS),
  [
    'Date',
    [
      { messageId: 'dateAsFunction', when: useOf('call') },
      {
        messageId: 'dateWithoutArguments',
        when: ({ kind, argumentCount }) => kind === 'construct' && argumentCount === 0,
      },
      { messageId: 'escapes', when: useOf('escape', 'extend') },
      { messageId: 'hidden', when: useOf('dynamic') },
    ],
  ],
  ...['performance', 'node:perf_hooks.performance'].map(
    (path) =>
      [
        path,
        [
          { messageId: 'escapes', when: useOf('escape') },
          { messageId: 'hidden', when: useOf('dynamic') },
        ],
      ] as const,
  ),
]);

/** No clock is read; `new Date(x)` with an argument is a pure function of it and admitted. */
export const noClock: Rule<MessageId> = {
  name: 'no-clock',
  summary: 'Take time as a parameter; never read a clock.',
  why: 'A clock gives every run another value, so the same seed would not give the same universe.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    read: {
      what: '`{{api}}` reads a clock.',
      fix: 'Take the time as a parameter, `now: LogicalTime`, and let the caller pass it in.',
    },
    dateAsFunction: {
      what: '`Date()` called as a function gives the current time, whatever its arguments.',
      fix: 'Take the time as a parameter, `now: LogicalTime`, and let the caller pass it in.',
    },
    dateWithoutArguments: {
      what: '`new Date()` without an argument reads the wall clock.',
      fix: 'Take the time as a parameter, `now: LogicalTime`, and let the caller pass it in.',
    },
    escapes: {
      what: '`{{api}}` is handed on, and whoever gets it can read a clock.',
      fix: 'Hand on the time itself, `now: LogicalTime`.',
      severity: 'WARN',
    },
    hidden: {
      what: 'A member of `{{api}}` is chosen while running, which can be the clock.',
      fix: 'Name the member, or take the time as a parameter, `now: LogicalTime`.',
      severity: 'WARN',
    },
  },
  create: (context) => reportForbidden(context, APIS),
};
