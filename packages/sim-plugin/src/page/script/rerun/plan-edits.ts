import type { Diagram, Plan, PlannedFate, PlannedFault } from '@gossip/sim-runtime/sim';

/** A change of a plan, and the change in words. */
export interface Edit {
  readonly plan: Plan;
  readonly words: string;
}

/** What a message is lost or delayed by: its fate takes the place of the drawn one. */
export function decideFate(plan: Plan, fate: PlannedFate, label: string): Edit {
  const others = (plan.fates ?? []).filter(({ id }) => id !== fate.id);
  const words =
    fate.fate === 'lost' ? `drop ${label}` : `delay ${label} by ${fate.delayTicks ?? 0} ticks`;
  return { plan: { ...plan, fates: [...others, fate] }, words };
}

/** A fault from some time on. */
export function addFault(plan: Plan, fault: Omit<PlannedFault, 'salt'>, party: string): Edit {
  const { at, kind, durationTicks } = fault;
  // Behind the end of all faults it would do nothing.
  const end = at + durationTicks - plan.warmupTicks;
  const faults = [...plan.faults, { ...fault, salt: at }].sort((one, other) => one.at - other.at);
  return {
    plan: { ...plan, faults, safetyTicks: Math.max(plan.safetyTicks, end) },
    words: `${kind} ${party} at t=${at} for ${durationTicks} ticks`,
  };
}

export function removeFault(plan: Plan, index: number): Edit {
  const fault = plan.faults[index];
  const faults = plan.faults.filter((_, other) => other !== index);
  return { plan: { ...plan, faults }, words: `no ${fault?.kind ?? ''} at t=${fault?.at ?? 0}` };
}

export function removeOperation(plan: Plan, index: number): Edit {
  const operation = plan.operations[index];
  const operations = plan.operations.filter((_, other) => other !== index);
  const words = `no ${operation?.name ?? ''} at t=${operation?.at ?? 0}`;
  return { plan: { ...plan, operations }, words };
}

export function moveOperation(plan: Plan, index: number, at: number): Edit {
  const moved = plan.operations[index];
  if (moved === undefined) return { plan, words: 'nothing' };
  const time = Math.max(0, at);
  const operations = plan.operations
    .map((operation) => (operation === moved ? { ...operation, at: time } : operation))
    .sort((one, other) => one.at - other.at);
  const words = `${moved.name} at t=${time} instead of t=${moved.at}`;
  return { plan: { ...plan, operations }, words };
}

/** The number of the party that a lane stands for; `undefined` for a coordinator or a port. */
export function partyOf({ lanes }: Diagram, lane: number): number | undefined {
  const role = lanes[lane]?.role;
  if (role === 'stage') return 0;
  if (role !== 'actor' && role !== 'node') return undefined;
  const number = /-(\d+)$/.exec(lanes[lane]?.name ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}
