// A Map and a Set keep the order of insertion.
export function ids(peers: ReadonlyMap<number, string>, seen: ReadonlySet<object>): number[] {
  const found: number[] = [];
  for (const [id] of peers) found.push(id);
  for (const _ of seen) found.push(0);
  return found;
}
