import {
  ALLOW_OPTION,
  forbidden,
  reportForbidden,
  useOf,
  type ForbiddenApis,
} from '../ambient/forbidden-api.js';
import type { AmbientUse } from '../ambient/ambient-use.js';
import { isLent } from '../syntax/lent-work.js';
import { hasParameter } from '../syntax/parameter-in-scope.js';
import type { Rule, TextEdit } from '../rule.js';
import type { ReviewedSource } from '../source/reviewed-source.js';

type MessageId =
  | 'read'
  | 'dateAsFunction'
  | 'dateWithoutArguments'
  | 'fileWithoutTime'
  | 'exported'
  | 'escapes'
  | 'hidden';

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
  'PerformanceMark',
  'PerformanceObserver',
  'node:perf_hooks.PerformanceObserver',
];

/** What a loan shows the time of the simulation through. */
const LENT = /^(?:Date(?:\.now)?|(?:node:perf_hooks\.)?performance\.(?:now|timeOrigin))$/;

const APIS: ForbiddenApis<MessageId> = new Map([
  ...forbidden<MessageId>('read', READS),
  [
    'File',
    [
      {
        messageId: 'fileWithoutTime',
        when: ({ kind, argumentCount = 3 }) => kind === 'construct' && argumentCount < 3,
      },
    ],
  ],
  [
    'Date',
    [
      { messageId: 'dateAsFunction', when: useOf('call') },
      {
        messageId: 'dateWithoutArguments',
        when: ({ kind, argumentCount }) => kind === 'construct' && argumentCount === 0,
      },
      { messageId: 'exported', when: useOf('export') },
      { messageId: 'escapes', when: useOf('escape', 'extend') },
      { messageId: 'hidden', when: useOf('dynamic') },
    ],
  ],
  ...['performance', 'node:perf_hooks.performance'].map(
    (path) =>
      [
        path,
        [
          { messageId: 'exported', when: useOf('export') },
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
      fix: 'Take the time as a parameter `now` of type `LogicalTime`, and let the caller pass it in.',
    },
    dateAsFunction: {
      what: '`Date()` called as a function gives the current time, whatever its arguments.',
      fix: 'Take the time as a parameter `now` of type `LogicalTime`, and let the caller pass it in.',
    },
    dateWithoutArguments: {
      what: '`new Date()` without an argument reads the wall clock.',
      fix: 'Take the time as a parameter `now` of type `LogicalTime`, and let the caller pass it in.',
    },
    fileWithoutTime: {
      what: '`new File` without `lastModified` reads the wall clock.',
      fix: 'Pass `{ lastModified }`, made from a parameter `now` of type `LogicalTime`.',
    },
    exported: {
      what: '`{{api}}` is exported under another name, and with it a clock.',
      fix: 'Export functions that take the time as a parameter `now` of type `LogicalTime`.',
    },
    escapes: {
      what: '`{{api}}` is handed on, and whoever gets it can read a clock.',
      fix: 'Hand on the time itself, a `LogicalTime`.',
      severity: 'WARN',
    },
    hidden: {
      what: 'A member of `{{api}}` is chosen while running, which can be the clock.',
      fix: 'Name the member, or take the time as a parameter `now` of type `LogicalTime`.',
      severity: 'WARN',
    },
  },
  options: ALLOW_OPTION,
  create: (context) =>
    reportForbidden(
      context,
      APIS,
      (use) => nowInstead(use, context.source),
      ({ path, node }) => LENT.test(path) && isLent(node, context),
    ),
};

/** `Date.now()` where a parameter `now` of type `LogicalTime` is at hand: that is what is meant. */
function nowInstead({ path, node }: AmbientUse, source: ReviewedSource): TextEdit | undefined {
  if (path !== 'Date.now' && path !== 'performance.now') return undefined;
  const call = node.parent;
  const isPlain = call?.type === 'CallExpression' && call.callee === node;
  const whole = isPlain ? call : node;
  if (whole.type !== 'CallExpression' || whole.arguments.length > 0) return undefined;
  if (!hasParameter('now', 'LogicalTime', whole, source)) return undefined;
  return { start: whole.range[0], end: whole.range[1], text: 'now' };
}
