import { COORDINATION_MENU } from '../coordination/coordination-menu.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type FaultMenu } from '../faults/fault-menu.js';
import { GOSSIP_MENU } from '../gossip/gossip-menu.js';
import { PIPELINE_MENU } from '../pipeline/pipeline-menu.js';
import { type ModuleType, type Plan } from '../plan/plan.js';

/**
 * What a fault means to a module. Faults of one trouble stand in for each other: a request whose reply
 * is lost, or comes too late, or stays behind a partition, meets the same mistake.
 */
export type Trouble =
  'untimely' | 'again' | 'clock' | 'restart' | 'forgetting' | 'lie' | 'refusal' | 'lost write';

const TROUBLES: Readonly<Record<FaultKind, Trouble>> = {
  loss: 'untimely',
  delay: 'untimely',
  partition: 'untimely',
  'split-brain': 'untimely',
  pause: 'untimely',
  'slow-port': 'untimely',
  duplication: 'again',
  'lease-expiry': 'clock',
  'clock-skew': 'clock',
  'clock-jump': 'clock',
  'clock-backward': 'clock',
  crash: 'restart',
  cascade: 'restart',
  'mass-restart': 'restart',
  'repeated-crash': 'restart',
  amnesia: 'forgetting',
  byzantine: 'lie',
  equivocation: 'lie',
  'corrupt-read': 'lie',
  'read-failure': 'refusal',
  'short-read': 'refusal',
  'write-failure': 'refusal',
  'disk-full': 'refusal',
  'torn-write': 'lost write',
  'lost-write': 'lost write',
};

const MENUS: Readonly<Record<ModuleType, FaultMenu>> = {
  coordination: COORDINATION_MENU,
  gossip: GOSSIP_MENU,
  pipeline: PIPELINE_MENU,
};

/** What a fault of this kind means to a module. */
export function troubleOf(kind: FaultKind): Trouble {
  return TROUBLES[kind];
}

/** The kinds of fault that a plan holds: its episodes, and its rates above 0. */
export function faultsOf({ type, faults, rates }: Plan): ReadonlySet<FaultKind> {
  const inTheAir = Object.entries(rates).flatMap(([name, rate]) =>
    rate > 0 ? (kindOfRate(type, name) ?? []) : [],
  );
  return new Set([...faults.map(({ kind }) => kind), ...inTheAir]);
}

/** The fault that a rate belongs to, by the rate's name in plans. */
export function kindOfRate(type: ModuleType, name: string): FaultKind | undefined {
  return MENUS[type].find((fault) => fault.shape === 'rate' && name in fault.rates)?.kind;
}
