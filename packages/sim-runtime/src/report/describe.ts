const MOST_DEPTH = 3;
const MOST_ITEMS = 6;

/**
 * A value in few words, in the user's own vocabulary: `write(worker 1, epoch 2)` for
 * `{ kind: 'write', worker: 1, epoch: 2 }`.
 */
export function describe(value: unknown, depth = 0): string {
  if (value === null || typeof value !== 'object') return describePrimitive(value);
  if (depth >= MOST_DEPTH) return '…';
  if (Array.isArray(value)) return `[${list(value, depth)}]`;
  if (value instanceof Set) return `{${list([...(value as Set<unknown>)], depth)}}`;
  if (value instanceof Uint8Array) return bytes(value);
  if (value instanceof Map) return `{${fields([...(value as Map<unknown, unknown>)], depth)}}`;
  return describeRecord(value as Readonly<Record<string, unknown>>, depth);
}

function describePrimitive(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

function describeRecord(record: Readonly<Record<string, unknown>>, depth: number): string {
  const { kind } = record;
  const entries = Object.entries(record).filter(
    ([key, value]) => value !== undefined && !(key === 'kind' && typeof kind === 'string'),
  );
  if (typeof kind !== 'string') return `{${fields(entries, depth)}}`;
  return entries.length === 0 ? kind : `${kind}(${fields(entries, depth)})`;
}

function list(values: readonly unknown[], depth: number): string {
  return (
    cut(values)
      .map((value) => describe(value, depth + 1))
      .join(', ') + rest(values)
  );
}

function bytes(value: Uint8Array): string {
  const start = Array.from(value.subarray(0, MOST_ITEMS), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  const end = value.length > MOST_ITEMS ? '…' : '';
  return `<${value.length} bytes${value.length === 0 ? '' : ': '}${start.join('')}${end}>`;
}

function fields(entries: readonly (readonly [unknown, unknown])[], depth: number): string {
  const shown = cut(entries).map(
    ([key, value]) => `${describe(key, depth + 1)} ${describe(value, depth + 1)}`,
  );
  return shown.join(', ') + rest(entries);
}

function cut<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice(0, MOST_ITEMS);
}

function rest(items: readonly unknown[]): string {
  return items.length > MOST_ITEMS ? `, … ${items.length - MOST_ITEMS} more` : '';
}
