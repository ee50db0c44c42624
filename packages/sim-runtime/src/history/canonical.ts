/**
 * A text that two values share exactly when they are equal as data: the order of an object's fields,
 * of a set's elements and of a map's entries plays no part.
 *
 * @param value - plain data, maps and sets included
 * @throws TypeError for functions, symbols and class instances without fields of their own that could be compared
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Object.is(value, -0) ? '0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return `${value}n`;
    case 'object':
      return value === null ? 'null' : canonicalObject(value);
    default:
      throw new TypeError(
        `A ${typeof value} is no data, so it cannot be part of a call or a state.`,
      );
  }
}

function canonicalObject(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value instanceof Set) return `#{${[...value].map(canonical).sort().join()}}`;
  if (value instanceof Map) {
    return `#map{${[...value]
      .map((entry) => canonical(entry))
      .sort()
      .join()}}`;
  }
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.sort().join()}}`;
}
