import { type FaultKind } from '../faults/fault-kind.js';
import { type FaultMenu } from '../faults/fault-menu.js';
import { type FaultMoment } from '../faults/fault-moment.js';
import { type PlanSpace } from './plan-space.js';

/** What a plan may hold so that a simulation can run it. */
export interface PlanBounds {
  /** The names of the operations that the simulation has. */
  readonly operations: ReadonlySet<string>;
  /** The names of the values of a configuration; empty where the simulation draws none. */
  readonly configuration: ReadonlySet<string>;
  /** The kinds of fault that an episode can be of: those of the module's type. */
  readonly faults: ReadonlySet<FaultKind>;
  /** The moments of events at which a kind of fault can strike; absent for one that strikes at times alone. */
  readonly moments: ReadonlyMap<FaultKind, ReadonlySet<FaultMoment>>;
  /** The most that each rate of the module's type can be, by its name: parts per million, or ticks. */
  readonly rates: ReadonlyMap<string, number>;
  /** The most actors or nodes: 1 or more. */
  readonly mostParties: number;
  /** The most ticks of a run before healing, of a fault and of a delay. */
  readonly mostTicks: number;
}

/** All of a whole, in parts per million. */
const ALL_PPM = 1_000_000;
/** A plan may be so many times as long as those that seeds stand for. */
const LONGER = 100;
/** For simulations whose runs are short: no bound is tighter than for runs of so many ticks. */
const SHORT_RUN_TICKS = 1_000;

/**
 * The bounds of the plans of a simulation.
 *
 * @param space - its plans, with all the faults that the module's type has
 */
export function planBounds(space: Omit<PlanSpace, 'level'>): PlanBounds {
  const { operations, configuration, faults, parties, warmupTicks, safetyTicks } = space;
  const mostTicks = LONGER * Math.max(SHORT_RUN_TICKS, warmupTicks + safetyTicks);
  const names = faults.flatMap((fault) => (fault.shape === 'rate' ? Object.keys(fault.rates) : []));
  return {
    operations: new Set(operations),
    configuration: new Set(configuration),
    faults: new Set(faults.flatMap(({ shape, kind }) => (shape === 'episode' ? [kind] : []))),
    moments: eventMoments(faults),
    rates: new Map(names.map((name) => [name, name.endsWith('Ppm') ? ALL_PPM : mostTicks])),
    mostParties: parties.most,
    mostTicks,
  };
}

function eventMoments(faults: FaultMenu): ReadonlyMap<FaultKind, ReadonlySet<FaultMoment>> {
  const moments = new Map<FaultKind, Set<FaultMoment>>();
  for (const fault of faults) {
    if (fault.shape !== 'event') continue;
    const known = moments.get(fault.kind) ?? new Set();
    for (const moment of fault.moments) known.add(moment);
    moments.set(fault.kind, known);
  }
  return moments;
}
