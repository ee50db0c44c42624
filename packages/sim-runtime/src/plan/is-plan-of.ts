import { type Plan, PLAN_SCHEMA_VERSION } from './plan.js';
import { type PlanSpace } from './plan-space.js';

/** Whether `value` is a plan that a simulation could have made, at least in what shrinking relies on. */
export function isPlanOf(space: PlanSpace, value: unknown): value is Plan {
  const plan = value as Partial<Plan> | null;
  return (
    typeof plan === 'object' &&
    plan !== null &&
    plan.schemaVersion === PLAN_SCHEMA_VERSION &&
    plan.simulation === space.simulation &&
    plan.type === space.type &&
    plan.level === space.level &&
    [plan.parties, plan.warmupTicks, plan.safetyTicks].every(isCount) &&
    typeof plan.rates === 'object' &&
    isTimed(plan.operations) &&
    isTimed(plan.faults)
  );
}

function isTimed(items: unknown): boolean {
  return (
    Array.isArray(items) &&
    items.every(
      (item: { readonly at?: unknown; readonly party?: unknown } | null) =>
        isCount(item?.at) && isCount(item?.party),
    )
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
