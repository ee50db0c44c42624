// Keys are never equal, so the comparator is never asked about equal ones.
export const ids = (peers: ReadonlyMap<string, number>): string[] =>
  [...peers.keys()].sort((a, b) => (a < b ? -1 : 1));
export const entries = (peers: ReadonlyMap<string, number>): unknown =>
  [...peers].sort(([a], [b]) => (a < b ? -1 : 1));
export const names = (config: Record<string, number>): string[] =>
  Object.keys(config).sort((a, b) => (a > b ? 1 : -1));
