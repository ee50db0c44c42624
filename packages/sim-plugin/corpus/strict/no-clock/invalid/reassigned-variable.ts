// The variable gets the clock later.
export function age(since: number): number {
  let clock: () => number;
  clock = Date.now; // ~ no-clock
  return clock() - since;
}
