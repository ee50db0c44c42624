import { type Plan } from './plan.js';
import { momentsOf } from './shrinking/timeline.js';

/**
 * The size of a plan, as whole numbers from 0: how many operations, faults, rates and changes of its
 * configuration it has, how many names may be redrawn, the sum of its rates, how many operations share a key, the
 * number of its parties, the sums of the parties, durations and times that it names, and how many of its faults
 * wait for events, for how many, and at how many they strike.
 */
export function planSize(plan: Plan): readonly number[] {
  const { operations, faults, parties } = plan;
  const rates = Object.values(plan.rates);
  return [
    operations.length,
    faults.length,
    rates.length,
    Object.keys(plan.configuration ?? {}).length,
    plan.redraw?.length ?? 0,
    sum(rates),
    operations.filter(({ key }) => key !== undefined).length,
    parties,
    sum(operations.map(({ party }) => party)) + sum(faults.map(({ party }) => party)),
    sum(faults.map(({ durationTicks }) => durationTicks)),
    sum(momentsOf(plan)),
    sum(faults.map(({ event }) => (event === undefined ? 0 : event.anyParty === true ? 2 : 1))),
    sum(faults.map(({ event }) => event?.skip ?? 0)),
    sum(faults.map(({ event }) => event?.times ?? 1)),
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

/**
 * Compares two plans by how much they hold: less than 0 where the first holds fewer operations, faults and
 * rates, or as many and is smaller in the first number of their sizes that differs.
 */
export function compareSizes(one: Plan, other: Plan): number {
  const [sizes, others] = [planSize(one), planSize(other)];
  const held = (numbers: readonly number[]): number => sum(numbers.slice(0, HELD));
  const differences = [
    held(sizes) - held(others),
    ...sizes.map((size, at) => size - (others[at] ?? 0)),
  ];
  return differences.find((difference) => difference !== 0) ?? 0;
}

/** So many numbers of a size say how much there is: operations, faults, rates and changes. */
const HELD = 4;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
