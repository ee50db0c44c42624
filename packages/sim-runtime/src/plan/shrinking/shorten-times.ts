import { type Plan } from '../plan.js';
import { type Knobs, lowerKnobs } from './lower-knobs.js';
import { probeKnobs } from './probe-knobs.js';
import { type Precision } from './precision.js';
import { type ShrinkPass } from './shrink-pass.js';
import { momentsOf, moveMoments } from './timeline.js';
import { tryChoices } from './try-choices.js';

/** Makes the whole timeline shorter, in proportion. */
export const scaleTimeline = tryChoices((plan) =>
  (momentsOf(plan).at(-1) ?? 0) === 0
    ? []
    : [0, 1 / 8, 1 / 4, 1 / 2].map((factor) => moveMoments(plan, (at) => Math.floor(at * factor))),
);

/**
 * The gaps between one moment and the next; all that comes later moves with them. The first gap is
 * the time before anything happens.
 */
const gaps: Omit<Knobs, 'grain'> = {
  count: (plan) => momentsOf(plan).length,
  read: (plan, index) => gapBefore(momentsOf(plan), index),
  turn: (plan, index, value) => {
    const moments = momentsOf(plan);
    const from = moments[index] ?? 0;
    const shift = gapBefore(moments, index) - value;
    return moveMoments(plan, (at) => (at >= from ? at - shift : at));
  },
  least: 0,
};

export function probeGaps({ mostProbes }: Precision): ShrinkPass {
  return probeKnobs(gaps, mostProbes);
}

export function closeGaps({ grain }: Precision): ShrinkPass {
  return lowerKnobs({ ...gaps, grain });
}

function gapBefore(moments: readonly number[], index: number): number {
  return (moments[index] ?? 0) - (moments[index - 1] ?? 0);
}

/** Lets faults last less long. */
export function shortenFaults({ grain }: Precision): ShrinkPass {
  return lowerKnobs({
    count: (plan) => plan.faults.length,
    read: (plan, index) => plan.faults[index]?.durationTicks ?? 0,
    turn: (plan: Plan, index, durationTicks) => ({
      ...plan,
      faults: plan.faults.map((fault, place) =>
        place === index ? { ...fault, durationTicks } : fault,
      ),
    }),
    least: 0,
    grain,
  });
}
