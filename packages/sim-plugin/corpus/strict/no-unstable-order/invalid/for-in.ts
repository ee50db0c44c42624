// Inherited keys, and integers first.
export function keys(record: object): string[] {
  const found: string[] = [];
  for (const key in record) found.push(key); // ~ no-unstable-order
  return found;
}
