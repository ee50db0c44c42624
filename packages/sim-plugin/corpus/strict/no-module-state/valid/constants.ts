// Constants are built at load time and never change.
const LIMITS = { low: 1, high: 9 } as const;
const NAMES: ReadonlyMap<number, string> = new Map([[1, 'one']]);
export const name = (id: number): string => NAMES.get(id) ?? String(LIMITS.low);
