// One branch of a choice is enough.
export const present = (given?: number): number => given ?? Date.now(); // ~ no-clock
const clock = typeof performance === 'object' ? performance : undefined;
export const high = (): number => clock!.now(); // ~ no-clock
