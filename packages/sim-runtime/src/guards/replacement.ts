/** One property of a global object, and what stands in for it while a simulation runs. */
export interface Replacement {
  readonly owner: object;
  readonly key: string;
  readonly original: PropertyDescriptor;
  readonly guard: PropertyDescriptor;
}

/**
 * Makes a replacement for `object[key]`, wherever in its prototype chain that is; none where it is
 * not there or cannot be replaced.
 *
 * @param makeGuard - is handed a function that reads the original, since some are loaded when read
 */
export function replacement<Original>(
  object: unknown,
  key: string,
  makeGuard: (read: () => Original) => unknown,
): Replacement | undefined {
  const owner = ownerOf(object, key);
  const original = owner && Object.getOwnPropertyDescriptor(owner, key);
  if (owner === undefined || original?.configurable !== true) return undefined;
  const read = () =>
    ('value' in original ? original.value : original.get?.call(object)) as Original;
  const { enumerable = false } = original;
  const guard = { value: makeGuard(read), enumerable, configurable: true, writable: true };
  return { owner, key, original, guard };
}

export function putInPlace(replacement: Replacement): void {
  exchange(replacement, replacement.guard);
}

export function restore(replacement: Replacement): void {
  exchange(replacement, replacement.original);
}

/** Assigns where it can, which is many times as fast as to define. */
function exchange({ owner, key, original }: Replacement, to: PropertyDescriptor): void {
  if (original.writable === true) (owner as Record<string, unknown>)[key] = to.value;
  else Object.defineProperty(owner, key, to);
}

function ownerOf(object: unknown, key: string): object | undefined {
  let owner = (object ?? null) as object | null;
  while (owner !== null && !Object.hasOwn(owner, key)) {
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  return owner ?? undefined;
}
