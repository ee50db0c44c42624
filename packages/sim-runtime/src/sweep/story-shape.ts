import { type FaultKind, faultRow } from '../faults/fault-kind.js';
import { type FaultClass } from '../faults/fault-table.js';
import { type Plan } from '../plan/plan.js';
import { type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { type Violation } from '../run/violation.js';

/** The shape of a failing run, without its parties and times: what two runs of one bug have in common. */
export interface StoryShape {
  /** The names of its operations. */
  readonly operations: ReadonlySet<string>;
  /** The names of those that actors did because they were offered them after healing. */
  readonly offered: ReadonlySet<string>;
  readonly faults: ReadonlySet<FaultKind>;
  /** The classes of its faults. */
  readonly classes: ReadonlySet<FaultClass>;
  /** What was done when it was seen; `undefined` where that says nothing, as when time passes. */
  readonly step: string | undefined;
}

/** @param plan - as small as it gets, since what it holds by chance is part of the shape, too */
export function shapeOf(
  simulation: Pick<Simulation, 'faultOfRate'>,
  plan: Plan,
  trace: readonly TraceEntry[],
  violation: Violation | undefined,
): StoryShape {
  const faults = faultsOf(simulation, plan);
  return {
    operations: new Set(plan.operations.map(({ name }) => name)),
    offered: offeredIn(plan, trace),
    faults,
    classes: new Set([...faults].map((kind) => faultRow(kind).class)),
    step: lastStep(trace, violation),
  };
}

/** What was done in a run beyond what its plan holds; nothing where that is all that was done. */
function offeredIn({ operations }: Plan, trace: readonly TraceEntry[]): ReadonlySet<string> {
  const attempts = trace.filter((entry) => entry.kind === 'operation');
  const done = attempts.filter(({ skipped }) => !skipped).map(({ name }) => name);
  return new Set(attempts.length > operations.length ? done : []);
}

/**
 * Whether two shrunk stories tell one bug: by the same operations, seen at the same step, where all
 * fault classes of the one are those of the other. Shrinking does not always find the way to do without a
 * fault, so that a story with one more is no other bug.
 */
export function isSameBug(one: StoryShape, other: StoryShape): boolean {
  return (
    isSameStep(one.step, other.step) &&
    isPart(one.operations, doneIn(other)) &&
    isPart(other.operations, doneIn(one)) &&
    (isPart(one.classes, other.classes) || isPart(other.classes, one.classes))
  );
}

/** An operation that an actor was offered does what a planned one does. */
function doneIn({ operations, offered }: StoryShape): ReadonlySet<string> {
  return new Set([...operations, ...offered]);
}

/** The kinds of fault that a plan holds: its episodes, and its rates above 0. */
function faultsOf(
  { faultOfRate }: Pick<Simulation, 'faultOfRate'>,
  { faults, rates }: Plan,
): ReadonlySet<FaultKind> {
  const inForce = Object.entries(rates).flatMap(([name, rate]) =>
    rate > 0 ? (faultOfRate(name) ?? []) : [],
  );
  return new Set([...faults.map(({ kind }) => kind), ...inForce]);
}

/** Whether two runs were seen to fail at the same step, as far as that is known. */
export function isSameStep(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function isPart<Item>(part: ReadonlySet<Item>, whole: ReadonlySet<Item>): boolean {
  return [...part].every((item) => whole.has(item));
}

/** The step at which a run failed: what was applied, received, done or thrown last. */
export function lastStep(
  trace: readonly TraceEntry[],
  violation: Violation | undefined,
): string | undefined {
  if (violation?.stack !== undefined) return placeIn(violation.stack);
  if (violation?.kind === 'eventually') return undefined;
  for (let index = trace.length - 1; index >= 0; index--) {
    const entry = trace[index];
    switch (entry?.kind) {
      case 'applied':
        return `applied ${kindOf(entry.input)}`;
      case 'received':
        return `received ${kindOf(entry.message)}`;
      case 'operation':
        return `did ${entry.name}`;
      case 'timeout':
        return undefined;
    }
  }
  return undefined;
}

/** Where an exception comes from: two places are two bugs. */
function placeIn(stack: string): string | undefined {
  return stack
    .split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim();
}

/** Inputs, messages and events are distinguished by their `kind`, where they have one. */
function kindOf(value: unknown): string {
  const { kind } = (value ?? {}) as { readonly kind?: unknown };
  return typeof kind === 'string' ? kind : '';
}
