/** A copy of plain data that shares nothing with it. What is not plain data is refused when its state is. */
export function copyData<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  return copyOf(value) as Value;
}

function copyOf(value: object): object {
  if (Array.isArray(value)) return value.map(copyData);
  if (value instanceof Map) {
    return new Map([...value].map(([key, part]) => [copyData(key), copyData(part)] as const));
  }
  if (value instanceof Set) return new Set([...value].map(copyData));
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).slice();
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as Record<
    string,
    unknown
  >;
  for (const key of Object.keys(value))
    copy[key] = copyData((value as Record<string, unknown>)[key]);
  return copy;
}
