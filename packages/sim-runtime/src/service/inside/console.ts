import type * as utilModule from 'node:util';
import { system } from './system.js';

const { format, inspect } = system.lent['util'] as typeof utilModule;

function write(prefix: string) {
  return (...args: unknown[]): void => {
    // Whether or not a trace is kept: what is written is part of what the trace hash is of.
    system.note('console', `${prefix}${format(...args)}`);
  };
}

const log = write('');
const nothing = (): void => undefined;
const counts = new Map<string, number>();

/** `console`, into the trace. */
export const console = {
  log,
  info: log,
  debug: log,
  trace: log,
  group: log,
  groupCollapsed: log,
  groupEnd: nothing,
  error: write('error: '),
  warn: write('warning: '),
  dir: (value: unknown) => log(inspect(value)),
  dirxml: log,
  table: (value: unknown) => log(inspect(value)),
  assert: (isTrue: unknown, ...args: unknown[]) => {
    if (!isTrue) log('Assertion failed', ...args);
  },
  count: (label = 'default') => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    log(`${label}: ${counts.get(label)}`);
  },
  countReset: (label = 'default') => void counts.delete(label),
  time: nothing,
  timeEnd: nothing,
  timeLog: nothing,
  timeStamp: nothing,
  profile: nothing,
  profileEnd: nothing,
};

export default console;
