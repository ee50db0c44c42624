import { type FaultKind, faultRow } from '../faults/fault-kind.js';
import { type FaultClass } from '../faults/fault-table.js';
import { type Plan } from '../plan/plan.js';
import { type ModuleTypeDefinition } from '../run/module-type.js';
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
  /** Whether much goes on at once in it, so that an operation may do no more than move others in time. */
  readonly isConcurrent: boolean;
  /** What was done when it was seen; `undefined` where that says nothing, as when time passes. */
  readonly step: string | undefined;
}

/** @param plan - as small as it gets, since what it holds by chance is part of the shape, too */
export function shapeOf(
  simulation: Pick<Simulation, 'faultOfRate' | 'moduleType'>,
  plan: Plan,
  trace: readonly TraceEntry[],
  violation: Violation | undefined,
): StoryShape {
  const faults = faultsOf(simulation, plan);
  const { isConcurrent = false } = simulation.moduleType;
  return {
    operations: new Set(plan.operations.map(({ name }) => name)),
    offered: offeredIn(plan, trace),
    faults,
    classes: new Set([...faults].flatMap((kind) => classesOf(kind, isConcurrent))),
    isConcurrent,
    step: lastStep(simulation.moduleType, trace, violation),
  };
}

/** Where much goes on at once, a party that goes down lets the others wait as well. */
function classesOf(kind: FaultKind, isConcurrent: boolean): readonly FaultClass[] {
  const { class: own } = faultRow(kind);
  return isConcurrent && own === 'restart' ? [own, 'untimely'] : [own];
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
 * fault, so that a story with one more is no other bug; nor without an operation where much goes on at once.
 */
export function isSameBug(one: StoryShape, other: StoryShape): boolean {
  const isPartOfOther = isPart(one.operations, doneIn(other));
  const isWholeOfOther = isPart(other.operations, doneIn(one));
  return (
    isSameStep(one.step, other.step) &&
    (one.isConcurrent ? isPartOfOther || isWholeOfOther : isPartOfOther && isWholeOfOther) &&
    (isPart(one.classes, other.classes) || isPart(other.classes, one.classes))
  );
}

/** Whether a story needs all the operations and all the classes of faults that another needs. */
export function needsAllOf(whole: StoryShape, part: StoryShape): boolean {
  return isPart(part.operations, whole.operations) && isPart(ownClasses(part), ownClasses(whole));
}

function ownClasses({ faults }: StoryShape): ReadonlySet<FaultClass> {
  return new Set([...faults].map((kind) => faultRow(kind).class));
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

/**
 * The step at which a run failed: what was applied, received, done or thrown last.
 *
 * @param trace - not needed of a module type that is concurrent
 */
export function lastStep(
  { isConcurrent = false }: Pick<ModuleTypeDefinition, 'isConcurrent'>,
  trace: readonly TraceEntry[],
  violation: Violation | undefined,
): string | undefined {
  if (violation?.stack !== undefined) return placeIn(violation.stack);
  if (violation?.kind === 'eventually' || isConcurrent) return undefined;
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
