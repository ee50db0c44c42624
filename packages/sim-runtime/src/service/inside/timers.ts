import { attempt } from './event-loop.js';
import { boundToContext } from './async-context.js';
import { system } from './system.js';

const LONGEST_MS = 2 ** 31 - 1;
const PROMISIFY = Symbol.for('nodejs.util.promisify.custom');
let lastId = 0;
const byId = new Map<number, Timeout>();

/** The delay as Node takes it: whole milliseconds, 1 to 2^31 - 1. */
function delayOf(ms: unknown): number {
  const delay = Number(ms);
  return delay >= 1 && delay <= LONGEST_MS ? Math.trunc(delay) : 1;
}

/** What `setTimeout` and `setInterval` return. */
export class Timeout {
  readonly #id: number = ++lastId;
  readonly #job: () => void;
  readonly #delayMs: number;
  readonly #repeats: boolean;
  #cancel: (() => void) | undefined;
  #hasRef = true;

  constructor(job: () => void, delayMs: number, repeats: boolean) {
    this.#job = job;
    this.#delayMs = delayMs;
    this.#repeats = repeats;
    byId.set(this.#id, this);
    this.#arm();
  }

  #arm(): void {
    this.#cancel = system.after(this.#delayMs, () => {
      this.#cancel = undefined;
      if (!this.#repeats) byId.delete(this.#id);
      attempt(this.#job);
      if (this.#repeats && byId.has(this.#id) && this.#cancel === undefined) this.#arm();
    });
  }

  ref(): this {
    this.#hasRef = true;
    return this;
  }

  unref(): this {
    this.#hasRef = false;
    return this;
  }

  hasRef(): boolean {
    return this.#hasRef;
  }

  refresh(): this {
    this.#cancel?.();
    byId.set(this.#id, this);
    this.#arm();
    return this;
  }

  close(): this {
    this.#cancel?.();
    this.#cancel = undefined;
    byId.delete(this.#id);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }

  [Symbol.for('Symbol.dispose')](): void {
    this.close();
  }
}

/** What `setImmediate` returns. */
export class Immediate {
  readonly cancel: () => void;

  constructor(job: () => void) {
    this.cancel = system.after(0, () => attempt(job));
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }
}

type Callback = (...args: unknown[]) => void;

function jobOf(callback: unknown, args: readonly unknown[]): () => void {
  if (typeof callback !== 'function') {
    const error = new TypeError(
      `The "callback" argument must be of type function. Received ${String(callback)}`,
    );
    throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
  }
  return boundToContext(() => (callback as Callback)(...args));
}

export function setTimeout(callback: Callback, ms?: number, ...args: unknown[]): Timeout {
  return new Timeout(jobOf(callback, args), delayOf(ms), false);
}

export function setInterval(callback: Callback, ms?: number, ...args: unknown[]): Timeout {
  return new Timeout(jobOf(callback, args), delayOf(ms), true);
}

export function setImmediate(callback: Callback, ...args: unknown[]): Immediate {
  return new Immediate(jobOf(callback, args));
}

export function clearTimeout(timer?: unknown): void {
  if (timer instanceof Timeout) timer.close();
  else if (timer !== undefined && timer !== null) byId.get(Number(timer))?.close();
}

export const clearInterval = clearTimeout;

export function clearImmediate(immediate?: unknown): void {
  if (immediate instanceof Immediate) immediate.cancel();
}

Object.defineProperty(setTimeout, PROMISIFY, { get: () => promises.setTimeout });
Object.defineProperty(setImmediate, PROMISIFY, { get: () => promises.setImmediate });

export interface Waiting {
  readonly signal?: AbortSignal | undefined;
}

function waiting<Value>(
  value: Value,
  signal: AbortSignal | undefined,
  start: (done: () => void) => () => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      cancel();
      const error = new Error('The operation was aborted', { cause: signal?.reason });
      reject(Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' }));
    };
    const cancel = start(() => {
      signal?.removeEventListener('abort', abort);
      resolve(value);
    });
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}

/** `node:timers/promises`. */
export const promises = {
  setTimeout: <Value>(ms?: number, value?: Value, { signal }: Waiting = {}) =>
    waiting(value, signal, (done) => {
      const timer = setTimeout(done, ms);
      return () => timer.close();
    }),
  setImmediate: <Value>(value?: Value, { signal }: Waiting = {}) =>
    waiting(value, signal, (done) => setImmediate(done).cancel),
  async *setInterval<Value>(ms?: number, value?: Value, options: Waiting = {}) {
    for (;;) yield await promises.setTimeout(ms, value, options);
  },
  scheduler: {
    wait: (ms: number, options: Waiting = {}) => promises.setTimeout(ms, undefined, options),
    yield: () => promises.setImmediate(),
  },
};
