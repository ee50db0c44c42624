import type { FaultKind, Plan, PlannedFault, Simulation } from '@gossip/sim-runtime/sim';
import { type Draw } from './draw.js';

/** A short fault lasts up to so many ticks. */
const SHORT_TICKS = 16;
/** So far a fault is moved, and so far behind an operation one is added, in ticks. */
const NEAR_TICKS = 64;
/** A fault at an event is added within so many moments, and moved by so many at most. */
const MOST_SKIPPED = 8;
const MOST_MOVED = 3;
/** The shortest phase that is repeated, in ticks. */
const SHORTEST_PHASE_TICKS = 8;
/** So much of a phase is repeated at most. */
const MOST_REPEATED_OPERATIONS = 16;
const MOST_REPEATED_FAULTS = 8;
/** The faults of which a short one is added: a crash as likely as all others together. */
const ADDED: readonly FaultKind[] = ['crash', 'pause', 'clock-jump'];

type Change = (plan: Plan, other: Plan, draw: Draw) => Plan;

/** The small changes that make a new plan from one or two others, of one simulation and level. */
export class PlanChanges {
  readonly #simulation: Simulation;
  readonly #added: readonly FaultKind[];
  readonly #all: readonly Change[];

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    const { bounds, claims } = simulation;
    this.#added = ADDED.filter((kind) => bounds.faults.has(kind) && claims.includes(kind));
    this.#all = [
      otherFates,
      splice,
      repeatPhase,
      (plan, _other, draw) => this.#moveFault(plan, draw),
      (plan, _other, draw) => this.#addFault(plan, draw),
    ];
  }

  /** Makes one change. */
  change(plan: Plan, other: Plan, draw: Draw): Plan {
    return draw.pick(this.#all)(plan, other, draw);
  }

  /** Moves a fault to a neighbouring event or time, or to another party, or makes it longer or shorter. */
  #moveFault(plan: Plan, draw: Draw): Plan {
    if (plan.faults.length === 0) return this.#addFault(plan, draw);
    const place = draw.below(plan.faults.length);
    const faults = plan.faults.map((fault, index) =>
      index === place ? this.#moved(fault, plan, draw) : fault,
    );
    return { ...plan, faults: faults.sort(byTime) };
  }

  #moved(fault: PlannedFault, plan: Plan, draw: Draw): PlannedFault {
    const what = draw.below(4);
    if (what === 0) return { ...fault, party: draw.below(plan.parties) };
    const { event } = fault;
    if (event === undefined) {
      const { at, durationTicks } = fault;
      if (what === 1) return { ...fault, at: within(plan, at - draw.small(NEAR_TICKS)) };
      if (what === 2) return { ...fault, at: within(plan, at + draw.small(NEAR_TICKS)) };
      const longer = Math.min(2 * durationTicks, this.#simulation.bounds.mostTicks);
      return { ...fault, durationTicks: draw.coin() ? longer : Math.ceil(durationTicks / 2) };
    }
    const moments = [...(this.#simulation.bounds.moments.get(fault.kind) ?? [event.moment])];
    if (what === 1) return { ...fault, event: { ...event, moment: draw.pick(moments) } };
    const by = draw.between(1, MOST_MOVED);
    const skip = what === 2 ? event.skip + by : Math.max(0, event.skip - by);
    return { ...fault, event: { ...event, skip } };
  }

  /** Adds a short fault near an operation, mostly a crash, one in two of them at an event. */
  #addFault(plan: Plan, draw: Draw): Plan {
    const [crash] = this.#added;
    if (crash === undefined) return plan;
    const kind = draw.coin() ? crash : draw.pick(this.#added);
    const near = plan.operations[draw.below(Math.max(1, plan.operations.length))];
    const { at = plan.warmupTicks, party = 0 } = near ?? {};
    const moments = [...(this.#simulation.bounds.moments.get(kind) ?? [])];
    const fault: PlannedFault = {
      at: within(plan, at + draw.small(NEAR_TICKS) - 1),
      kind,
      party: draw.coin() ? party : draw.below(plan.parties),
      // The duration of a jump is how far the clock is moved.
      durationTicks: kind === 'clock-jump' ? draw.between(100, 1_000) : draw.small(SHORT_TICKS),
      salt: draw.seed(),
    };
    if (moments.length === 0 || draw.coin()) return withFaults(plan, [fault]);
    const moment = draw.pick(moments);
    const anyParty = draw.coin() ? { anyParty: true as const } : {};
    const event = { moment, skip: draw.small(MOST_SKIPPED) - 1, ...anyParty };
    return withFaults(plan, [{ ...fault, event }]);
  }
}

/** The same plan with other fates of messages and port calls. */
function otherFates(plan: Plan, _other: Plan, draw: Draw): Plan {
  return { ...plan, seed: draw.seed() };
}

/** The operations of one plan with the faults of the other, or the one until a time and then the other. */
function splice(plan: Plan, other: Plan, draw: Draw): Plan {
  if (plan.parties !== other.parties) return plan;
  const end = endOf(plan);
  if (draw.coin()) {
    return { ...plan, rates: other.rates, faults: other.faults.filter(({ at }) => at <= end) };
  }
  const time = draw.between(0, end);
  const isBefore = ({ at }: { readonly at: number }): boolean => at < time;
  const isAfter = ({ at }: { readonly at: number }): boolean => at >= time && at <= end;
  return {
    ...plan,
    operations: [...plan.operations.filter(isBefore), ...other.operations.filter(isAfter)],
    faults: [...plan.faults.filter(isBefore), ...other.faults.filter(isAfter)],
  };
}

/** What is done and what is broken in a phase, once more right after it. */
function repeatPhase(plan: Plan, _other: Plan, draw: Draw): Plan {
  const end = endOf(plan);
  const most = end >> 1;
  if (most < SHORTEST_PHASE_TICKS) return plan;
  const ticks = Math.max(SHORTEST_PHASE_TICKS, draw.small(most));
  const start = draw.between(0, end - 2 * ticks);
  const isIn = ({ at }: { readonly at: number }): boolean => at >= start && at < start + ticks;
  const again = <Item extends { readonly at: number }>(item: Item) => ({
    ...item,
    at: item.at + ticks,
    salt: draw.seed(),
  });
  const done = plan.operations.filter(isIn).slice(0, MOST_REPEATED_OPERATIONS);
  const operations = [...plan.operations, ...done.map(again)].sort(byTime);
  const broken = plan.faults.filter(isIn).slice(0, MOST_REPEATED_FAULTS);
  return withFaults({ ...plan, operations }, broken.map(again));
}

function withFaults(plan: Plan, added: readonly PlannedFault[]): Plan {
  return { ...plan, faults: [...plan.faults, ...added].sort(byTime) };
}

function byTime(one: { readonly at: number }, other: { readonly at: number }): number {
  return one.at - other.at;
}

function endOf({ warmupTicks, safetyTicks }: Plan): number {
  return warmupTicks + safetyTicks;
}

/** A time of the phase with faults. */
function within(plan: Plan, at: number): number {
  return Math.min(Math.max(at, plan.warmupTicks), endOf(plan));
}
