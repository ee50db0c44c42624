/** A way to break "same seed, same universe", as it may be written into a module. */
export interface Leak {
  readonly kind: string;
  readonly name: string;
  /** A module whose default export leaks when it is called with what is `given`. */
  readonly code: string;
  readonly given?: readonly unknown[];
}

const leak = (kind: string, name: string, code: string, given: readonly unknown[] = []): Leak => ({
  kind,
  name,
  code,
  given,
});

/** One planted leak of each kind that the review has a rule for, disguises and blind spots included. */
export const LEAKS: readonly Leak[] = [
  leak('clock', 'Date.now', 'export default () => Date.now();'),
  leak('clock', 'new Date', 'export default () => new Date().getTime();'),
  leak('clock', 'Date as a function', 'export default () => Date();'),
  leak('clock', 'performance.now', 'export default () => performance.now();'),
  leak('clock', 'process.hrtime', 'export default () => process.hrtime.bigint();'),
  leak('clock', 'alias taken at load time', 'const { now } = Date;\nexport default () => now();'),
  leak('clock', 'computed member', "export default () => Date['n' + 'ow']();"),
  leak('clock', 'subclass of Date', 'class D extends Date {}\nexport default () => new D();'),
  leak('clock', 'Reflect', "export default () => Reflect.get(Date, 'now')();"),
  leak(
    'clock',
    'through an instance',
    'const d = new Date(0);\nexport default () => d.constructor.now();',
  ),
  leak('clock', 'passed in by a caller', 'export default (clock) => clock();', [() => Date.now()]),
  leak(
    'clock',
    'constructor of an instance',
    'const d = new Date(0);\nexport default () => new d.constructor();',
  ),
  leak('clock', 'performance.mark', "export default () => performance.mark('a').startTime;"),
  leak('clock', 'performance.timeOrigin', 'export default () => performance.timeOrigin;'),
  leak('clock', 'time stamp of an event', "export default () => new Event('a').timeStamp;"),
  leak('clock', 'File', "export default () => new File([], 'a').lastModified;"),
  leak(
    'clock',
    'date format without a date',
    "export default () => new Intl.DateTimeFormat('en').format();",
  ),
  leak('randomness', 'Math.random', 'export default () => Math.random();'),
  leak('randomness', 'alias of Math', 'const m = Math;\nexport default () => m.random();'),
  leak('randomness', 'crypto.randomUUID', 'export default () => crypto.randomUUID();'),
  leak(
    'randomness',
    'node:crypto',
    "import { randomBytes } from 'node:crypto';\nexport default () => randomBytes(4);",
  ),
  leak(
    'randomness',
    'URL.createObjectURL',
    'export default () => URL.createObjectURL(new Blob([]));',
  ),
  leak('randomness', 'uninitialized memory', 'export default () => Buffer.allocUnsafe(64)[9];'),
  leak('timer', 'setTimeout', 'export default () => setTimeout(() => 0, 1);'),
  leak('timer', 'setImmediate', 'export default () => setImmediate(() => 0);'),
  leak(
    'timer',
    'node:timers',
    "import { setTimeout } from 'node:timers';\nexport default () => clearTimeout(setTimeout(() => 0, 1));",
  ),
  leak('timer', 'AbortSignal.timeout', 'export default () => AbortSignal.timeout(1);'),
  leak(
    'timer',
    'Atomics.wait',
    'const a = new Int32Array(new SharedArrayBuffer(4));\nexport default () => Atomics.wait(a, 0, 0, 1);',
  ),
  leak('asynchrony', 'queueMicrotask', 'export default () => queueMicrotask(() => 0);'),
  leak('asynchrony', 'process.nextTick', 'export default () => process.nextTick(() => 0);'),
  leak('asynchrony', 'new Promise', 'export default () => new Promise(() => 0);'),
  leak('asynchrony', 'async function', 'export default async () => 1;'),
  leak('asynchrony', 'Array.fromAsync', 'export default () => Array.fromAsync?.([1]);'),
  leak('asynchrony', 'import()', "export default () => void import('node:path');"),
  leak(
    'asynchrony',
    'crypto.subtle',
    "export default () => void crypto.subtle.digest('SHA-256', new Uint8Array(1));",
  ),
  leak('asynchrony', 'ReadableStream', 'export default () => new ReadableStream();'),
  leak('thread', 'MessageChannel', 'export default () => new MessageChannel();'),
  leak('thread', 'BroadcastChannel', "export default () => new BroadcastChannel('a').close();"),
  leak('network', 'fetch', "export default () => fetch('http://localhost:1');"),
  leak(
    'I/O',
    'node:fs',
    "import { existsSync } from 'node:fs';\nexport default () => existsSync('/');",
  ),
  leak(
    'I/O',
    'getBuiltinModule',
    "export default () => process.getBuiltinModule('node:os').uptime();",
  ),
  leak('environment', 'process.env', "export default () => process.env['HOME'];"),
  leak('environment', 'import.meta', 'export default () => import.meta.url;'),
  leak('module state', 'counter', 'let n = 0;\nexport default () => ++n;'),
  leak(
    'module state',
    'cache',
    'const seen = new Set();\nexport default (x) => { seen.add(x); return seen.size; };',
  ),
  leak(
    'module state',
    'WeakMap keyed by a constant of the module',
    'const KEY = {};\nconst kept = new WeakMap();\nexport default () => { kept.set(KEY, 1 + (kept.get(KEY) ?? 0)); return kept.get(KEY); };',
  ),
  leak(
    'mutation',
    'of the state',
    'export default function transition(state, input, now) { state.n = now; return state; }',
    [{}, 0, 0],
  ),
  leak(
    'mutation',
    'below a shallow copy',
    'export default function transition(state, input, now) { const next = { ...state }; next.items.push(1); return next; }',
    [{ items: [] }, 0, 0],
  ),
  leak('order', 'for … in', 'export default () => { for (const k in { b: 1, 1: 1 }) return k; };'),
  leak('order', 'boolean comparator', 'export default () => [3, 1, 2].sort((a, b) => a > b);'),
  leak('locale', 'localeCompare', "export default () => 'ä'.localeCompare('z');"),
  leak('time zone', 'getHours', 'export default () => new Date(0).getHours();'),
  leak('time zone', 'date as text', 'export default () => String(new Date(0));'),
  leak('time zone', 'date in a template', 'export default () => `${new Date(0)}`;'),
  leak('engine', 'Math.exp in a decision', 'export default () => Math.exp(1) > 2.7;'),
  leak('engine', 'power of a fraction in a decision', 'export default () => 0.1 ** 3 > 0.001;'),
  leak('engine', 'stack of an error', 'export default () => new Error().stack;'),
  leak(
    'engine',
    'depth of the stack',
    'const depth = (n) => { try { return depth(n + 1); } catch { return n; } };\nexport default () => depth(0);',
  ),
  leak('collector', 'WeakRef', 'export default () => new WeakRef({});'),
  leak('code from text', 'Function', "export default () => new Function('return Date.now()')();"),
  leak(
    'code from text',
    'constructor of a constructor',
    "export default () => ({}).constructor.constructor('return Math.random()')();",
  ),
];
