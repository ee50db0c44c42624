// A cache remembers the universe before.
const seen = new Set<string>();
export function isNew(key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key); // ~ no-module-state
  return true;
}
