import { type Tally } from './tally.js';

/**
 * What empty runs lack, each as a sentence without a full stop; nothing where they mean
 * something. Runs in which nothing was demanded, or nothing could happen, have not passed: they have only
 * not failed.
 *
 * An invariant that is still a `todo` is a demand that has been named, and every report says so.
 *
 * @param tally - the sum of the runs; nothing is missing from no runs
 */
export function whatIsMissing(tally: Tally): readonly string[] {
  const { seeds, events, activeSeeds, operations, oracles } = tally;
  if (seeds === 0) return [];
  const demands = oracles.filter(({ kind }) => kind !== 'sometimes' && kind !== 'todo');
  const missing: string[] = [];
  if (demands.length === 0 && !oracles.some(({ kind }) => kind === 'todo')) {
    missing.push('nothing is demanded: give the simulation an oracle');
  } else if (demands.length > 0 && demands.every(({ checks }) => checks === 0)) {
    missing.push('no oracle was ever asked: see why no run gets that far');
  }
  if (operations.length === 0 && activeSeeds === 0) {
    missing.push('nothing can be done: give the simulation operations');
  } else if (events === 0) {
    missing.push('no event happened in any run');
  } else if (activeSeeds === 0) {
    missing.push(INACTIVE);
  }
  return missing;
}

const INACTIVE =
  'the module did nothing in any run: no message, no input and no effect, or none that the simulation sees';
