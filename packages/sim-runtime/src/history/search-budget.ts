/**
 * Sees that a budget is one.
 *
 * @param budget - how many states a search may look at
 * @throws RangeError if it is not a whole number from 1
 */
export function requireBudget(budget: number): void {
  if (Number.isSafeInteger(budget) && budget >= 1) return;
  throw new RangeError(`The budget must be a whole number of states from 1, not ${budget}.`);
}
