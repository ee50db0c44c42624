import { formatCount } from './figures.js';
import { type ShrinkReport } from './simulation-report.js';

/**
 * The size of a plan before shrinking and after, in words: `51 operations, 9 faults, 2 fault rates ->
 * 3 operations, 1 fault rate`. A fault rate is at work all the time, so that a story can hold any number of
 * its faults.
 *
 * @param shrunk - what shrinking made of a plan
 */
export function shrinkWords(shrunk: ShrinkReport): string {
  return `${sizeWords(shrunk, 'before')} -> ${sizeWords(shrunk, 'after')}`;
}

/** What to say of shrinking that was ended before it was complete. */
export const SHRINKING_STOPPED = 'shrinking stopped at its limit: a smaller plan may exist';

function sizeWords({ operations, faults, rates }: ShrinkReport, when: 'before' | 'after'): string {
  const episodes = faults[when] - rates[when];
  const parts = [plural(operations[when], 'operation')];
  if (episodes > 0 || rates[when] === 0) parts.push(plural(episodes, 'fault'));
  if (rates[when] > 0) parts.push(plural(rates[when], 'fault rate'));
  return parts.join(', ');
}

function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
