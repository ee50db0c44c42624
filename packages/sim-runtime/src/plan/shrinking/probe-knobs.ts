import { type Plan } from '../plan.js';
import { type Knobs } from './lower-knobs.js';
import { type Cursor, type ShrinkPass } from './shrink-pass.js';

/** The fewest: the least value, and one halfway. */
const FEWEST_PROBES = 2;
/** The most values that are tried for all numbers together, where there are many. */
const MOST_PROBES_OF_ALL = 128;

/**
 * Tries values spread evenly below each number, the least first. Where every value is another throw
 * of the dice, as a message's moment is, halving would look at too few of them.
 *
 * @param mostProbes - the most values that are tried for each number
 */
export function probeKnobs(
  { count, read, turn, least }: Omit<Knobs, 'grain'>,
  mostProbes: number,
): ShrinkPass {
  const probesOf = (plan: Plan): number => {
    const share = Math.floor(MOST_PROBES_OF_ALL / Math.max(1, count(plan)));
    return Math.min(mostProbes, Math.max(FEWEST_PROBES, share));
  };
  /** Moves on past the numbers that are as low as they may be. */
  const focus = (plan: Plan, { index, bound }: Cursor): Cursor => {
    let place = index;
    while (place < count(plan) && read(plan, place) <= least) place++;
    return place === index ? { index, bound } : { index: place, bound: 0 };
  };
  const proposal = (plan: Plan, { index, bound: probe }: Cursor): number =>
    least + Math.floor(((read(plan, index) - least) * probe) / probesOf(plan));
  return {
    begin: () => ({ index: 0, bound: 0 }),
    candidate: (plan, from) => {
      const cursor = focus(plan, from);
      if (cursor.index >= count(plan)) return undefined;
      return turn(plan, cursor.index, proposal(plan, cursor));
    },
    rejected: (plan, from) => {
      const { index, bound: probe } = focus(plan, from);
      return probe + 1 < probesOf(plan) && read(plan, index) - least > probe
        ? { index, bound: probe + 1 }
        : { index: index + 1, bound: 0 };
    },
    accepted: (plan, from) => {
      const { index, bound: probe } = focus(plan, from);
      return probe === 0 ? { index: index + 1, bound: 0 } : { index, bound: 0 };
    },
  };
}
