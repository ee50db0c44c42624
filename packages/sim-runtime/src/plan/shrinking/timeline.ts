import { type Plan } from '../plan.js';

/** The end of the phase with faults, when all faults end. */
function endOf({ warmupTicks, safetyTicks }: Plan): number {
  return warmupTicks + safetyTicks;
}

/**
 * The moments of a plan in their order: its operations, its faults, the end of its warm-up and the
 * end of its faults. Moments at the same time are distinct.
 */
export function momentsOf(plan: Plan): readonly number[] {
  const moments = [...plan.operations, ...plan.faults].map(({ at }) => at);
  moments.push(plan.warmupTicks, endOf(plan));
  return moments.sort((first, second) => first - second);
}

/** The plan with every moment moved to where `move` says. It must keep their order. */
export function moveMoments(plan: Plan, move: (at: number) => number): Plan {
  const shift = <Item extends { readonly at: number }>(item: Item): Item => ({
    ...item,
    at: move(item.at),
  });
  const warmupTicks = move(plan.warmupTicks);
  return {
    ...plan,
    warmupTicks,
    safetyTicks: move(endOf(plan)) - warmupTicks,
    operations: plan.operations.map(shift),
    faults: plan.faults.map(shift),
  };
}
