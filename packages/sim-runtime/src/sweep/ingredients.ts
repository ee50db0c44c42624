import { type FaultKind, faultRow } from '../faults/fault-kind.js';
import { type Plan } from '../plan/plan.js';
import { type Simulation } from '../run/simulation.js';
import { type StoryShape } from './story-shape.js';

/** What a bug needs, of all that a plan may hold. */
export interface Ingredients {
  /** The names of operations. */
  readonly operations: ReadonlySet<string>;
  /** Whether a kind of fault is one of them. */
  readonly hasFault: (kind: FaultKind) => boolean;
}

/**
 * The ingredients of a shape, and those but for one of them, in every way.
 *
 * @param byClass - whether faults of one class stand in for each other
 */
export function ingredientsOf(
  { operations, faults }: StoryShape,
  byClass: boolean,
): { readonly all: Ingredients; readonly fewer: readonly Ingredients[] } {
  const nameOf = (kind: FaultKind): string => (byClass ? faultRow(kind).class : kind);
  const withFaults = (names: ReadonlySet<string>) => (kind: FaultKind) => names.has(nameOf(kind));
  const names = new Set([...faults].map(nameOf));
  const hasFault = withFaults(names);
  return {
    all: { operations, hasFault },
    fewer: [
      ...[...operations].map((name) => ({ operations: without(operations, name), hasFault })),
      ...[...names].map((name) => ({ operations, hasFault: withFaults(without(names, name)) })),
    ],
  };
}

/** What is left of a plan with nothing but the operations and faults that are ingredients. */
export function restrictPlan(
  { faultOfRate }: Pick<Simulation, 'faultOfRate'>,
  plan: Plan,
  { operations, hasFault }: Ingredients,
): Plan {
  return {
    ...plan,
    operations: plan.operations.filter(({ name }) => operations.has(name)),
    ...(plan.redraw && { redraw: plan.redraw.filter((name) => operations.has(name)) }),
    faults: plan.faults.filter(({ kind }) => hasFault(kind)),
    rates: Object.fromEntries(
      Object.entries(plan.rates).filter(([name]) => {
        const kind = faultOfRate(name);
        return kind !== undefined && hasFault(kind);
      }),
    ),
  };
}

/** Whether a plan holds nothing but ingredients. */
export function isMadeOf(
  simulation: Pick<Simulation, 'faultOfRate'>,
  plan: Plan,
  ingredients: Ingredients,
): boolean {
  const { operations, faults, rates } = restrictPlan(simulation, plan, ingredients);
  return (
    operations.length === plan.operations.length &&
    faults.length === plan.faults.length &&
    Object.keys(rates).length === Object.keys(plan.rates).length
  );
}

function without<Item>(items: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  return new Set([...items].filter((other) => other !== item));
}
