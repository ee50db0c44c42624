import { MemoUnfit, ReshapeSignal } from './memo-unfit.js';
import { type SlotValues } from './slot-values.js';
import {
  hasShape,
  type LeafShape,
  leavesOf,
  type NodeShape,
  type StateShape,
} from './state-shape.js';

/** An array of which some items were exchanged by `with`; the others were not looked at. */
interface Patch {
  readonly shape: NodeShape;
  readonly items: ReadonlyMap<string, unknown>;
}

/** An object of a slot, seen through a proxy. */
interface SlotView {
  readonly slot: number;
  readonly object: object;
}

/** Keeps the number of a slot's value. */
export type Assign = (slot: number, id: number) => void;

/**
 * A state that knows which of its slots were looked at. What it shows are proxies of its parts and the very
 * primitives; spreading a record looks at its primitives alone, and a part that comes back as its proxy is
 * unchanged.
 */
export class TrackedState {
  /** 1 for each slot that was looked at. */
  readonly reads: Uint8Array;
  /** The numbers of the values that are shown. */
  readonly ids: Int32Array;
  /** The state as a model sees it. */
  readonly view: unknown;
  #isUnfit = false;
  readonly #shape: StateShape;
  readonly #values: readonly SlotValues[];
  readonly #nodes = new WeakMap<object, NodeShape>();
  readonly #patches = new WeakMap<object, Patch>();
  readonly #slotViews = new WeakMap<object, SlotView>();
  readonly #proxies = new WeakMap<object, object>();

  constructor(shape: StateShape, values: readonly SlotValues[]) {
    this.#shape = shape;
    this.#values = values;
    this.reads = new Uint8Array(leavesOf(shape).length);
    this.ids = new Int32Array(this.reads.length);
    this.view = this.#viewOf(shape)();
  }

  /**
   * Executes what looks at the view, and notes the slots that it looks at.
   *
   * @throws MemoUnfit when it throws, or changes the state
   */
  watch<Result>(look: () => Result): Result {
    this.reads.fill(0);
    this.#isUnfit = false;
    let result: Result;
    try {
      result = look();
    } catch (error) {
      throw error instanceof ReshapeSignal ? error : new MemoUnfit();
    }
    if (this.#isUnfit || !this.#isIntact()) throw new MemoUnfit();
    return result;
  }

  /**
   * Compares a state with the one that is shown: assigns the slots that may differ. Whatever it looks at in
   * the view counts as looked at.
   */
  difference(after: unknown, assign: Assign): void {
    this.#compare(this.#shape, after, assign);
  }

  #compare(shape: StateShape, value: unknown, assign: Assign): void {
    if (shape.kind === 'leaf') return this.#compareLeaf(shape, value, assign);
    const proxy = typeof value === 'object' && value !== null ? value : undefined;
    if (proxy !== undefined && this.#nodes.get(proxy) === shape) return;
    const patch = proxy && this.#patches.get(proxy);
    if (patch?.shape === shape) {
      shape.keys.forEach((key, at) => {
        const part = shape.parts[at];
        if (part && patch.items.has(key)) this.#compare(part, patch.items.get(key), assign);
      });
      return;
    }
    if (!hasShape(value, shape.kind === 'array', shape.keys)) throw new ReshapeSignal(shape.path);
    const record = value as Readonly<Record<string, unknown>>;
    shape.keys.forEach((key, at) => {
      const part = shape.parts[at];
      if (part) this.#compare(part, record[key], assign);
    });
  }

  #compareLeaf({ slot }: LeafShape, value: unknown, assign: Assign): void {
    const values = this.#values[slot] as SlotValues;
    if (typeof value === 'object' && value !== null) {
      const seen = this.#slotViews.get(value);
      if (seen?.slot === slot && seen.object === values.value(this.#id(slot))) return;
    }
    assign(slot, values.intern(value));
  }

  #id(slot: number): number {
    return this.ids[slot] as number;
  }

  #isIntact(): boolean {
    return this.#values.every(
      (values, slot) => this.reads[slot] === 0 || values.isIntact(this.#id(slot)),
    );
  }

  /** A function that shows a part. */
  #viewOf(shape: StateShape): () => unknown {
    if (shape.kind === 'leaf') return () => this.#show(shape.slot);
    const parts = new Map(
      shape.keys.map((key, at) => [key, this.#viewOf(shape.parts[at] as StateShape)]),
    );
    const show = (key: string): unknown => parts.get(key)?.();
    const proxy = this.#proxyOf(shape, show, new Map());
    this.#nodes.set(proxy, shape);
    return () => proxy;
  }

  #proxyOf(
    shape: NodeShape,
    show: (key: string) => unknown,
    items: ReadonlyMap<string, unknown>,
  ): object {
    const hollow: object =
      shape.kind === 'array'
        ? shape.keys.map(() => undefined)
        : Object.fromEntries(shape.keys.map((key) => [key, undefined]));
    const known = new Set(shape.keys);
    const exchange = (index: number, item: unknown): object => {
      const at = index < 0 ? shape.keys.length + index : index;
      const key = shape.keys[at];
      if (key === undefined) throw new RangeError('Invalid index');
      const patched = new Map([...items, [key, item] as const]);
      const showPatched = (name: string): unknown =>
        patched.has(name) ? patched.get(name) : show(name);
      const proxy = this.#proxyOf(shape, showPatched, patched);
      this.#patches.set(proxy, { shape, items: patched });
      return proxy;
    };
    return new Proxy(hollow, {
      ...this.#refusals,
      get: (target, key) => {
        if (typeof key === 'string' && known.has(key)) return show(key);
        if (key === 'with' && shape.kind === 'array') return exchange;
        return Reflect.get(target, key) as unknown;
      },
      getOwnPropertyDescriptor: (target, key) => {
        const own = Reflect.getOwnPropertyDescriptor(target, key);
        if (own === undefined || typeof key !== 'string' || !known.has(key)) return own;
        return { ...own, value: show(key) };
      },
    });
  }

  /** A primitive, which counts as looked at, or an object that counts once something looks into it. */
  #show(slot: number): unknown {
    const values = this.#values[slot] as SlotValues;
    const value = values.value(this.#id(slot));
    if (typeof value !== 'object' || value === null || values.kind === 'other') {
      this.reads[slot] = 1;
      return value;
    }
    let proxy = this.#proxies.get(value);
    if (proxy === undefined) {
      proxy = this.#lazy(slot, value);
      this.#proxies.set(value, proxy);
      this.#slotViews.set(proxy, { slot, object: value });
    }
    return proxy;
  }

  #lazy(slot: number, object: object): object {
    const read = (): void => void (this.reads[slot] = 1);
    const handler: ProxyHandler<object> = {
      ...this.#refusals,
      get: (target, key) => {
        read();
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' && Array.isArray(target)
          ? (value.bind(target) as unknown)
          : value;
      },
      has: (target, key) => (read(), Reflect.has(target, key)),
      ownKeys: (target) => (read(), Reflect.ownKeys(target)),
      getOwnPropertyDescriptor: (target, key) => (
        read(),
        Reflect.getOwnPropertyDescriptor(target, key)
      ),
    };
    return new Proxy(object, handler);
  }

  readonly #refuse = (): never => {
    this.#isUnfit = true;
    throw new MemoUnfit();
  };

  /** A model that changes the state that it is given is left to the plain search, which says so. */
  readonly #refusals: ProxyHandler<object> = {
    set: this.#refuse,
    defineProperty: this.#refuse,
    deleteProperty: this.#refuse,
    setPrototypeOf: this.#refuse,
    preventExtensions: this.#refuse,
  };
}
