import type { Weakness } from './claim.js';
import type { SweepEvidence } from './evidence.js';
import { LEAST, MOST_NEW_PERCENT } from './verdict.js';

/** Why the sweep as a whole is weak evidence. */
export function sweepWeaknesses(
  sweep: SweepEvidence | undefined,
  run: string,
): readonly Weakness[] {
  if (sweep === undefined) return [{ reason: 'no seeds were run', mend: run }];
  const { seeds, ground } = sweep;
  const weaknesses: Weakness[] = [];
  if (seeds.count < LEAST.seeds) {
    const reason = `only ${seeds.count} seeds were run`;
    weaknesses.push({ reason, mend: `${run} --seeds=${LEAST.seeds}` });
  }
  if (ground !== undefined && ground.newStates * 100 > ground.states * MOST_NEW_PERCENT) {
    const reason = `the last tenth of the sweep reached ${ground.newStates} of ${ground.states} kinds of states first`;
    weaknesses.push({ reason, mend: `${run} --seeds=${10 * seeds.count}` });
  }
  return weaknesses;
}
