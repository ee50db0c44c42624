import { type Plan } from '../plan.js';
import { tryChoices } from './try-choices.js';

/** Lets those who do or suffer something be the first: `node-0` rather than `node-3`. */
export const renameParties = tryChoices((plan) => {
  const used = partiesOf(plan);
  const places = new Map(used.map((party, place) => [party, place]));
  return used.every((party, place) => party === place) ? [] : [relabel(plan, places)];
});

function partiesOf({ operations, faults }: Plan): readonly number[] {
  const parties = new Set([...operations, ...faults].map(({ party }) => party));
  return [...parties].sort((first, second) => first - second);
}

function relabel(plan: Plan, places: ReadonlyMap<number, number>): Plan {
  const rename = <Item extends { readonly party: number }>(item: Item): Item => ({
    ...item,
    party: places.get(item.party) ?? item.party,
  });
  return { ...plan, operations: plan.operations.map(rename), faults: plan.faults.map(rename) };
}
