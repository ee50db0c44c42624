import { type Plan, type PlannedFault } from '../plan.js';
import { lowerKnobs } from './lower-knobs.js';
import { probeKnobs } from './probe-knobs.js';
import { EXACT, type Precision } from './precision.js';
import { type ShrinkPass } from './shrink-pass.js';
import { tryChoices } from './try-choices.js';

/** Lets faults strike at their time rather than at an event, or at the next event of one party. */
export const simplifyEvents = tryChoices((plan) =>
  plan.faults.flatMap((fault, place) =>
    simplerOf(fault, plan.parties).map((simpler) => withFault(plan, place, simpler)),
  ),
);

function simplerOf(fault: PlannedFault, parties: number): readonly PlannedFault[] {
  const { event, ...timed } = fault;
  if (event === undefined) return [];
  const { times, ...once } = event;
  if (times !== undefined) return [timed, { ...fault, event: once }];
  if (event.anyParty !== true) return [timed];
  const { moment } = event;
  const ofOne = Array.from({ length: parties }, (_, party) => party)
    // A larger number would be a larger plan.
    .filter((party) => party <= fault.party)
    .map((party) => ({ ...timed, party, event: { moment, skip: 0 } }));
  return [timed, ...ofOne];
}

const skips = {
  count: (plan: Plan) => plan.faults.length,
  read: (plan: Plan, index: number) => plan.faults[index]?.event?.skip ?? 0,
  turn: (plan: Plan, index: number, skip: number): Plan => {
    const fault = plan.faults[index];
    if (fault?.event === undefined) return plan;
    return withFault(plan, index, { ...fault, event: { ...fault.event, skip } });
  },
  least: 0,
};

/** Lets faults wait for fewer events: a few numbers first, since each is another event. */
export function probeSkips({ mostProbes }: Precision): ShrinkPass {
  return probeKnobs(skips, mostProbes);
}

export function lowerSkips({ grain }: Precision): ShrinkPass {
  return lowerKnobs({ ...skips, grain });
}

/** Lets faults strike fewer times. */
export const lowerTimes = lowerKnobs({
  count: (plan) => plan.faults.length,
  read: (plan, index) => plan.faults[index]?.event?.times ?? 1,
  turn: (plan, index, times) => {
    const fault = plan.faults[index];
    if (fault?.event === undefined) return plan;
    return withFault(plan, index, { ...fault, event: { ...fault.event, times } });
  },
  least: 1,
  grain: EXACT.grain,
});

function withFault(plan: Plan, index: number, fault: PlannedFault): Plan {
  return { ...plan, faults: plan.faults.map((each, place) => (place === index ? fault : each)) };
}
