import { type Plan } from '../plan.js';
import { type Knobs } from './lower-knobs.js';
import { type Cursor, type ShrinkPass } from './shrink-pass.js';

/** How many values are tried for each number, evenly spread. */
const PROBES = 16;

/**
 * Tries values spread evenly below each number, the least first. Where every value is another throw
 * of the dice, as a message's moment is, halving would look at too few of them.
 */
export function probeKnobs({ count, read, turn, least }: Omit<Knobs, 'grain'>): ShrinkPass {
  const proposal = (plan: Plan, { index, bound: probe }: Cursor): number =>
    least + Math.floor(((read(plan, index) - least) * probe) / PROBES);
  const advance = (plan: Plan, { index, bound: probe }: Cursor): Cursor =>
    probe + 1 < PROBES && read(plan, index) - least > probe
      ? { index, bound: probe + 1 }
      : { index: index + 1, bound: 0 };
  return {
    begin: () => ({ index: 0, bound: 0 }),
    candidate: (plan, cursor) =>
      cursor.index < count(plan) ? turn(plan, cursor.index, proposal(plan, cursor)) : undefined,
    rejected: advance,
    accepted: (_plan, { index, bound: probe }) =>
      probe === 0 ? { index: index + 1, bound: 0 } : { index, bound: 0 },
  };
}
