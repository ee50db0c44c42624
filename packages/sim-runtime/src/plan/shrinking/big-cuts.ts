import { type Plan } from '../plan.js';
import { tryChoices } from './try-choices.js';

/**
 * All faults at once, all of a kind, all operations of a name, rates of 0, which say nothing, what may be redrawn,
 * keys, and what the configuration changes.
 */
export const bigCuts = tryChoices((plan) => [
  ...withoutRedraw(plan),
  ...withoutChanges(plan),
  ...withoutKeys(plan),
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

function withoutRedraw({ redraw, ...plan }: Plan): readonly Plan[] {
  return redraw === undefined ? [] : [plan];
}

/** The configuration that is drawn least, and each of the values that it has. */
function withoutChanges({ configuration, ...plan }: Plan): readonly Plan[] {
  if (configuration === undefined) return [];
  const changes = Object.entries(configuration);
  const rests =
    changes.length < 2
      ? []
      : changes.map((dropped) => changes.filter((change) => change !== dropped));
  return [plan, ...rests.map((rest) => ({ ...plan, configuration: Object.fromEntries(rest) }))];
}

function withoutKeys(plan: Plan): readonly Plan[] {
  if (plan.operations.every(({ key }) => key === undefined)) return [];
  return [{ ...plan, operations: plan.operations.map(({ key: _key, ...rest }) => rest) }];
}
