// Without a comparator, texts have a total order.
export const sorted = (names: readonly string[]): string[] => [...names].sort();
