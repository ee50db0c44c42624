import { type Plan } from './plan.js';
import { momentsOf } from './shrinking/timeline.js';

/**
 * The size of a plan, as whole numbers from 0: how many operations, faults and rates it has, the sum of
 * its rates, the number of its parties, and the sums of the parties, durations and times that it names.
 */
export function planSize(plan: Plan): readonly number[] {
  const { operations, faults, parties } = plan;
  const rates = Object.values(plan.rates);
  return [
    operations.length,
    faults.length,
    rates.length,
    sum(rates),
    parties,
    sum(operations.map(({ party }) => party)) + sum(faults.map(({ party }) => party)),
    sum(faults.map(({ durationTicks }) => durationTicks)),
    sum(momentsOf(plan)),
  ];
}

/**
 * Whether a plan is strictly smaller than another: no number of its size is larger, and one is smaller.
 * The order is well-founded, so that a walk along it ends.
 */
export function isSmaller(plan: Plan, other: Plan): boolean {
  const sizes = planSize(plan);
  const others = planSize(other);
  const isNowhereLarger = sizes.every((size, index) => size <= (others[index] ?? 0));
  return isNowhereLarger && sizes.some((size, index) => size < (others[index] ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
