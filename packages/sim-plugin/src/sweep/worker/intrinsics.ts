/**
 * The built-in objects that a run and its verdict rely on. What is here is taken before any other code
 * is loaded, and told apart by functions that were taken with it.
 */
const { getOwnPropertyDescriptor, is } = Object;
const { ownKeys, apply } = Reflect;
const NAMES = [
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'RegExp'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Date', 'Error', 'TypeError', 'RangeError'],
  ...['ArrayBuffer', 'DataView', 'Uint8Array', 'Int32Array', 'Uint32Array', 'Float64Array'],
  ...['JSON', 'Math', 'Reflect', 'Proxy'],
] as const;

interface Watched {
  readonly name: string;
  readonly object: object;
  readonly keys: readonly PropertyKey[];
  readonly properties: readonly (PropertyDescriptor | undefined)[];
}

type Known = readonly Watched[];

let known: Known = [];
let isLoading = true;

/** Takes what is there before the module is loaded. */
export function takeIntrinsics(): void {
  known = takeAll();
}

/** From now on, additions are changes, too, and what the runtime's guards have replaced is no change. */
export function endOfLoading(): void {
  known = takeAll();
  isLoading = false;
}

/**
 * The first built-in that is not what it was, as a sentence without a full stop: one that was replaced or
 * removed since this worker began, or added since the module was loaded.
 */
export function changedIntrinsic(): string | undefined {
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- the module may have changed how arrays are iterated
  for (let index = 0; index < known.length; index++) {
    const watched = known[index] as Watched;
    // While it is loaded, a module may add what an older engine lacks.
    const change = changeOf(watched) ?? (isLoading ? undefined : additionTo(watched));
    if (change !== undefined) return change;
  }
  return undefined;
}

function changeOf({ name, object, keys, properties }: Watched): string | undefined {
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    const before = properties[index];
    // Not looked at: the platform's own globals change when they are first read.
    if (before === undefined) continue;
    const now = getOwnPropertyDescriptor(object, key);
    if (now === undefined) return `${said(name, key)} was removed`;
    if (!is(before.value, now.value) || before.get !== now.get || before.set !== now.set) {
      return `${said(name, key)} was replaced`;
    }
  }
  return undefined;
}

function additionTo({ name, object, keys }: Watched): string | undefined {
  const now = ownKeys(object);
  for (let index = 0; index < now.length; index++) {
    const key = now[index] as PropertyKey;
    let isKnown = keys[index] === key || key === 'prepareStackTrace';
    for (let other = 0; other < keys.length && !isKnown; other++) isKnown = keys[other] === key;
    if (!isKnown) return `${said(name, key)} was added while seeds ran`;
  }
  return undefined;
}

function said(name: string, key: PropertyKey): string {
  const text = typeof key === 'symbol' ? `[${apply(symbolText, key, [])}]` : `.${key}`;
  return name === 'globalThis' ? `the global ${text.slice(1)}` : `${name}${text}`;
}

const symbolText = Symbol.prototype.toString;

function takeAll(): Known {
  const taken: Watched[] = [globals()];
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- the module may have changed how arrays are iterated
  for (let index = 0; index < NAMES.length; index++) {
    const name = NAMES[index] as (typeof NAMES)[number];
    const owner = (globalThis as unknown as Record<string, object>)[name];
    if (owner === undefined) continue;
    taken[taken.length] = take(name, owner);
    const { prototype } = owner as { readonly prototype?: object };
    if (prototype !== undefined) taken[taken.length] = take(`${name}.prototype`, prototype);
  }
  const iterator = Object.getPrototypeOf([][Symbol.iterator]()) as object;
  taken[taken.length] = take('ArrayIterator.prototype', iterator);
  return taken;
}

/** Of globals only the built-ins: the platform's own are loaded when they are first read. */
function globals(): Watched {
  const keys = ownKeys(globalThis);
  const properties: (PropertyDescriptor | undefined)[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    let isBuiltIn = false;
    for (let other = 0; other < NAMES.length && !isBuiltIn; other++)
      isBuiltIn = NAMES[other] === key;
    properties[index] = isBuiltIn
      ? getOwnPropertyDescriptor(globalThis, keys[index] as string)
      : undefined;
  }
  return { name: 'globalThis', object: globalThis, keys, properties };
}

function take(name: string, object: object): Watched {
  const keys = ownKeys(object);
  const properties: (PropertyDescriptor | undefined)[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    // How long stacks are, and how they are written, is no matter of a run.
    const isOfStacks = key === 'stackTraceLimit' || key === 'prepareStackTrace';
    properties[index] = isOfStacks ? undefined : getOwnPropertyDescriptor(object, key);
  }
  return { name, object, keys, properties };
}
