import { type Plan } from '../plan.js';
import { tryChoices } from './try-choices.js';

/** All faults at once, all of a kind, all operations of a name, and rates of 0, which say nothing. */
export const bigCuts = tryChoices((plan) => [
  ...withoutAnyFault(plan),
  ...withoutNames(plan),
  ...withoutFaultKinds(plan),
  ...withoutIdleRates(plan),
]);

function withoutAnyFault(plan: Plan): readonly Plan[] {
  const hasRates = Object.keys(plan.rates).length > 0;
  const hasEpisodes = plan.faults.length > 0;
  const cuts: Plan[] = [];
  if (hasRates && hasEpisodes) cuts.push({ ...plan, rates: {}, faults: [] });
  if (hasRates) cuts.push({ ...plan, rates: {} });
  if (hasEpisodes) cuts.push({ ...plan, faults: [] });
  return cuts;
}

function withoutNames(plan: Plan): readonly Plan[] {
  const names = new Set(plan.operations.map(({ name }) => name));
  return [...names].map((dropped) => ({
    ...plan,
    operations: plan.operations.filter(({ name }) => name !== dropped),
  }));
}

function withoutFaultKinds(plan: Plan): readonly Plan[] {
  const kinds = new Set(plan.faults.map(({ kind }) => kind));
  return [...kinds].map((dropped) => ({
    ...plan,
    faults: plan.faults.filter(({ kind }) => kind !== dropped),
  }));
}

function withoutIdleRates(plan: Plan): readonly Plan[] {
  const rates = Object.entries(plan.rates);
  const busy = rates.filter(([, rate]) => rate > 0);
  return busy.length === rates.length ? [] : [{ ...plan, rates: Object.fromEntries(busy) }];
}
