// What the function gives is dropped by `forEach`, so it is called for what it does.
const places = new Map<string, number>();
export const learn = (names: readonly string[]): void =>
  names.forEach((name, index) => places.set(name, index)); // ~ no-module-state
export const place = (name: string): number | undefined => places.get(name);
