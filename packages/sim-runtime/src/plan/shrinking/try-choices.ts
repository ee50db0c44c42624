import { type Plan } from '../plan.js';
import { type ShrinkPass } from './shrink-pass.js';

/** Tries smaller plans of a list, one after the other. */
export function tryChoices(choices: (plan: Plan) => readonly Plan[]): ShrinkPass {
  return {
    begin: () => ({ index: 0, bound: 0 }),
    candidate: (plan, { index }) => choices(plan)[index],
    rejected: (_plan, { index, bound }) => ({ index: index + 1, bound }),
    // The list of what it became begins where the choice was.
    accepted: (_plan, cursor) => cursor,
  };
}
