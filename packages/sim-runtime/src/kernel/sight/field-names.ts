/**
 * The names of an object's own fields, in their order, those that cannot be listed included. Symbols
 * come last, by their descriptions.
 */
export function fieldNames(value: object): readonly PropertyKey[] {
  const names = Object.getOwnPropertyNames(value);
  sortNames(names);
  const symbols = Object.getOwnPropertySymbols(value);
  return symbols.length === 0 ? names : [...names, ...symbols.sort(byDescription)];
}

/** In place, by code units: records have few fields, and most of them are in order already. */
function sortNames(names: string[]): void {
  if (names.length > 12) {
    names.sort();
    return;
  }
  for (let end = 1; end < names.length; end++) {
    const name = names[end] as string;
    let at = end - 1;
    for (; at >= 0 && (names[at] as string) > name; at--) names[at + 1] = names[at] as string;
    names[at + 1] = name;
  }
}

function byDescription(first: symbol, second: symbol): number {
  const [one, other] = [first.description ?? '', second.description ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether an object has no fields. */
export function hasNoFields(value: object): boolean {
  return Reflect.ownKeys(value).length === 0;
}

/** Whether a list has all of its items, and nothing beside them. */
export function isPacked(list: readonly unknown[]): boolean {
  const { length } = list;
  // Unlike keys, values are listed without making a string of each index.
  if (Object.values(list).length !== length) return false;
  if (Object.getOwnPropertySymbols(list).length > 0) return false;
  for (let index = 0; index < length; index++) {
    if (list[index] === undefined && !(index in list)) return false;
  }
  return true;
}
