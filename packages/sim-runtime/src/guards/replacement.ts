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
    ('value' in original ? original.value : readLazily(owner, key, original, object)) as Original;
  const { enumerable = false } = original;
  const guard = { value: makeGuard(read), enumerable, configurable: true, writable: true };
  return { owner, key, original, guard };
}

/** Reads from a getter, which in Node puts what it loads in its own place, and so in the guard's. */
function readLazily(
  owner: object,
  key: string,
  original: PropertyDescriptor,
  object: unknown,
): unknown {
  const inPlace = Object.getOwnPropertyDescriptor(owner, key);
  const value: unknown = original.get?.call(object);
  if (inPlace !== undefined) Object.defineProperty(owner, key, inPlace);
  return value;
}

/**
 * Makes a replacement for a property as it is read; none where it is not there or cannot be replaced.
 *
 * @param makeGetter - is handed a function that reads the original of the object that it is called on
 */
export function getterReplacement(
  object: unknown,
  key: string,
  makeGetter: (read: (this: unknown) => unknown) => (this: unknown) => unknown,
): Replacement | undefined {
  const owner = ownerOf(object, key);
  const original = owner && Object.getOwnPropertyDescriptor(owner, key);
  if (owner === undefined || original?.configurable !== true) return undefined;
  const { set, enumerable = false } = original;
  const get = makeGetter(original.get ?? (() => original.value as unknown));
  const guard = { get, ...(set === undefined ? {} : { set }), enumerable, configurable: true };
  return { owner, key, original, guard };
}

export function putInPlace(replacement: Replacement): void {
  exchange(replacement, replacement.guard);
}

export function restore(replacement: Replacement): void {
  exchange(replacement, replacement.original);
}

/** Assigns where it can, which is many times as fast as to define. */
function exchange({ owner, key, original, guard }: Replacement, to: PropertyDescriptor): void {
  const isData = original.writable === true && guard.writable === true;
  if (isData) (owner as Record<string, unknown>)[key] = to.value;
  else Object.defineProperty(owner, key, to);
}

function ownerOf(object: unknown, key: string): object | undefined {
  let owner = (object ?? null) as object | null;
  while (owner !== null && !Object.hasOwn(owner, key)) {
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  return owner ?? undefined;
}
