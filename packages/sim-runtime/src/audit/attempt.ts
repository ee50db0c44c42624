/** What `work` gives; `undefined` where it throws: data of others may throw whenever it is looked at. */
export function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
