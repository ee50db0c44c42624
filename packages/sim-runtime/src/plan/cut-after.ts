import { type Plan } from './plan.js';

/**
 * The plan without what comes after `at`, in ticks: neither operations nor faults nor time. Up to
 * that moment its run is the same.
 */
export function cutAfter(plan: Plan, at: number): Plan {
  const end = plan.warmupTicks + plan.safetyTicks;
  if (at >= end) return plan;
  const isBefore = (item: { readonly at: number }): boolean => item.at <= at;
  const warmupTicks = Math.min(plan.warmupTicks, at + 1);
  return {
    ...plan,
    warmupTicks,
    safetyTicks: at + 1 - warmupTicks,
    operations: plan.operations.filter(isBefore),
    faults: plan.faults.filter(isBefore),
  };
}
