// A promise by another name.
const { fromAsync } = Array; // ~ no-async
export const collect = (items: Iterable<number>): unknown => Array.fromAsync(items); // ~ no-async
export const again = (items: Iterable<number>): unknown => fromAsync(items);
