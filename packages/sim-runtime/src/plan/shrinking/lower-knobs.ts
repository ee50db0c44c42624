import { type Plan } from '../plan.js';
import { type Cursor, type ShrinkPass } from './shrink-pass.js';

/** Numbers in a plan that can be turned down one by one. */
export interface Knobs {
  readonly count: (plan: Plan) => number;
  readonly read: (plan: Plan, index: number) => number;
  /** The plan with the number at `index` turned down to `value`. */
  readonly turn: (plan: Plan, index: number, value: number) => Plan;
  /** The lowest that each may be. */
  readonly least: number;
  /** How exactly to find the lowest value that still fails, where a value is known to: 1 or more. */
  readonly grain: (value: number) => number;
}

/**
 * Turns each number down: to the least at once, or else by halving what lies between the largest
 * value known to be too small and the smallest known to fail.
 */
export function lowerKnobs({ count, read, turn, least, grain }: Knobs): ShrinkPass {
  const untried = least - 1;
  /** Moves on past the numbers that are as low as they may be. */
  const focus = (plan: Plan, cursor: Cursor): Cursor => {
    let { index } = cursor;
    while (index < count(plan) && read(plan, index) <= least) index++;
    return index === cursor.index ? cursor : { index, bound: untried };
  };
  const proposal = (plan: Plan, { index, bound }: Cursor): number =>
    bound < least ? least : bound + Math.floor((read(plan, index) - bound) / 2);
  const settle = (value: number, { index, bound }: Cursor): Cursor =>
    value - bound <= grain(value) ? { index: index + 1, bound: untried } : { index, bound };
  return {
    begin: () => ({ index: 0, bound: untried }),
    candidate: (plan, from) => {
      const cursor = focus(plan, from);
      if (cursor.index >= count(plan)) return undefined;
      return turn(plan, cursor.index, proposal(plan, cursor));
    },
    rejected: (plan, from) => {
      const cursor = focus(plan, from);
      const { index } = cursor;
      return settle(read(plan, index), { index, bound: proposal(plan, cursor) });
    },
    accepted: (plan, from) => {
      const cursor = focus(plan, from);
      return settle(proposal(plan, cursor), cursor);
    },
  };
}
