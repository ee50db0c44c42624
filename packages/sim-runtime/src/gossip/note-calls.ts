/** A call of a node's method, as a trace has it. */
export interface NotedCall {
  readonly method: string;
  readonly args: readonly unknown[];
}

/**
 * Does something with a node and notes the calls of the node's methods that it makes, but for those that
 * the methods make themselves.
 *
 * The node keeps its identity, since methods with private state refuse any stand-in: the methods of its
 * prototypes are replaced for as long as `act` takes. Methods that cannot be replaced are not noted.
 */
export function noteCalls<Result>(
  node: object,
  act: () => Result,
): { readonly result: Result; readonly calls: readonly NotedCall[] } {
  const calls: NotedCall[] = [];
  let depth = 0;
  const undo: (() => void)[] = [];
  for (const [owner, method, descriptor] of methodsOf(node)) {
    const original = descriptor.value as (...args: readonly unknown[]) => unknown;
    const noting = function (this: unknown, ...args: readonly unknown[]): unknown {
      if (depth === 0 && this === node) calls.push({ method, args });
      depth++;
      try {
        return Reflect.apply(original, this, args);
      } finally {
        depth--;
      }
    };
    Object.defineProperty(owner, method, { ...descriptor, value: noting });
    undo.push(() => Object.defineProperty(owner, method, descriptor));
  }
  try {
    return { result: act(), calls };
  } finally {
    for (const put of undo) put();
  }
}

type Method = readonly [owner: object, name: string, descriptor: PropertyDescriptor];

/** The methods of a node's prototypes that can be replaced. */
function methodsOf(node: object): readonly Method[] {
  const methods: Method[] = [];
  let owner: object | null = Object.getPrototypeOf(node) as object | null;
  while (owner !== null && Object.getPrototypeOf(owner) !== null) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      const isMethod = typeof descriptor.value === 'function' && name !== 'constructor';
      if (isMethod && descriptor.configurable === true) methods.push([owner, name, descriptor]);
    }
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  return methods;
}
