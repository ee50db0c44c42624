import type { StrikeReport } from '@gossip/sim-runtime/sim';
import type { Commands, Weakness } from './claim.js';
import type { SweepEvidence } from './evidence.js';
import { LEAST } from './verdict.js';

/** In which states of the module a fault struck, as a text; none where no strike was looked at. */
export function strikeTexts(fault: string, sweep: SweepEvidence): readonly string[] {
  const struck = strikesOf(fault, sweep);
  if (struck === undefined) return [];
  const { strikes, initial, states, isCut } = struck;
  const least = isCut ? 'at least ' : '';
  const first = initial === 0 ? '' : `, ${initial} of them in its initial state`;
  return [
    `${strikes} strikes looked at, in ${least}${states} ${states === 1 ? 'state' : 'states'} of the module${first}`,
  ];
}

/** Why the states in which a fault struck are weak evidence. */
export function strikeWeaknesses(
  fault: string,
  sweep: SweepEvidence,
  { simulation, run }: Commands,
): readonly Weakness[] {
  const struck = strikesOf(fault, sweep);
  if (struck === undefined || struck.strikes < LEAST.looked || struck.states > 1) return [];
  // A module that has one kind of state alone shows nothing by it.
  if ((sweep.ground?.transitions ?? 0) === 0) return [];
  const state = struck.initial > 0 ? 'its initial state' : 'one state';
  return [
    {
      reason: `all ${struck.strikes} strikes that were looked at found the module in ${state}`,
      mend: `operations in ${simulation} that bring it into others before the fault strikes, or ${run} --seeds=${10 * sweep.seeds.count}`,
    },
  ];
}

function strikesOf(fault: string, { ground }: SweepEvidence): StrikeReport | undefined {
  return ground?.struck?.find((struck) => struck.fault === fault);
}
