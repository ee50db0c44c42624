// The bundler gives this file alone the package `events`: Node's own module for other engines. What is newer is added here.
import Emitter from 'node:events';

type Listener = (...args: unknown[]) => void;

interface Waiting {
  readonly signal?: AbortSignal;
}

const EventEmitter = Emitter as unknown as typeof Emitter.EventEmitter;
const { prototype } = EventEmitter;

export const errorMonitor: unique symbol = Symbol('events.errorMonitor');
export const captureRejectionSymbol = Symbol.for('nodejs.rejection');
export const defaultMaxListeners = 10;
export const captureRejections = false;

const emit = prototype.emit;
prototype.emit = function (this: NodeJS.EventEmitter, name: string | symbol, ...args: unknown[]) {
  if (name !== 'error') {
    // As they are, for every event passes here: an array to spread would cost more than the call.
    // eslint-disable-next-line prefer-rest-params
    return Reflect.apply(emit, this, arguments as unknown as [string]) as boolean;
  }
  if (this.listenerCount('error') === 0 && !(args[0] instanceof Error)) {
    const error = new Error(`Unhandled error. (${String(args[0])})`);
    throw Object.assign(error, { code: 'ERR_UNHANDLED_ERROR', context: args[0] });
  }
  emit.call(this, errorMonitor, ...(args as never[]));
  return emit.call(this, name, ...(args as never[]));
};

prototype.getMaxListeners ??= () => defaultMaxListeners;

/** A promise of the arguments of the next event. */
export function once(
  emitter: NodeJS.EventEmitter | EventTarget,
  name: string,
  { signal }: Waiting = {},
): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(abortError(signal));
    if (emitter instanceof EventTarget) {
      emitter.addEventListener(name, (event) => resolve([event]), { once: true });
      return;
    }
    const settle = (): void => {
      emitter.removeListener(name, done);
      emitter.removeListener('error', fail);
      signal?.removeEventListener('abort', abort);
    };
    const done = (...args: unknown[]): void => {
      settle();
      resolve(args);
    };
    const fail = (error: unknown): void => {
      settle();
      reject(error as Error);
    };
    const abort = (): void => fail(abortError(signal));
    emitter.once(name, done);
    if (name !== 'error') emitter.once('error', fail);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** An iterator over the arguments of events. */
export function on(
  emitter: NodeJS.EventEmitter,
  name: string,
  { signal }: Waiting = {},
): AsyncIterableIterator<unknown[]> {
  const arrived: unknown[][] = [];
  const waiting: {
    resolve: (it: IteratorResult<unknown[]>) => void;
    reject: (error: unknown) => void;
  }[] = [];
  let failure: { readonly error: unknown } | undefined;
  let isOver = false;
  const take: Listener = (...args) => {
    const next = waiting.shift();
    if (next === undefined) arrived.push(args);
    else next.resolve({ value: args, done: false });
  };
  const fail: Listener = (error) => {
    failure = { error };
    const next = waiting.shift();
    next?.reject(error);
  };
  const end = (): Promise<IteratorResult<unknown[]>> => {
    isOver = true;
    emitter.removeListener(name, take);
    emitter.removeListener('error', fail);
    for (const { resolve } of waiting) resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  };
  emitter.on(name, take);
  if (name !== 'error') emitter.on('error', fail);
  signal?.addEventListener('abort', () => fail(abortError(signal)), { once: true });
  return {
    next: () => {
      const value = arrived.shift();
      if (value !== undefined) return Promise.resolve({ value, done: false });
      if (failure !== undefined) return Promise.reject(failure.error as Error);
      if (isOver) return Promise.resolve({ value: undefined, done: true });
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function abortError(signal: AbortSignal | undefined): Error {
  const error = new Error('The operation was aborted', { cause: signal?.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}

export function getEventListeners(emitter: NodeJS.EventEmitter, name: string): unknown[] {
  return typeof emitter.listeners === 'function' ? emitter.listeners(name) : [];
}

export function getMaxListeners(emitter: NodeJS.EventEmitter): number {
  return typeof emitter.getMaxListeners === 'function'
    ? emitter.getMaxListeners()
    : defaultMaxListeners;
}

export function setMaxListeners(most?: number, ...emitters: NodeJS.EventEmitter[]): void {
  for (const emitter of emitters) emitter.setMaxListeners?.(most ?? defaultMaxListeners);
}

export function listenerCount(emitter: NodeJS.EventEmitter, name: string): number {
  return emitter.listenerCount(name);
}

export function addAbortListener(signal: AbortSignal, listener: (event: Event) => void) {
  if (signal.aborted) queueMicrotask(() => listener({ type: 'abort' } as Event));
  else signal.addEventListener('abort', listener, { once: true });
  return { [Symbol.for('Symbol.dispose')]: () => signal.removeEventListener('abort', listener) };
}

Object.assign(EventEmitter, {
  EventEmitter,
  once,
  on,
  errorMonitor,
  captureRejectionSymbol,
  getEventListeners,
  getMaxListeners,
  setMaxListeners,
  listenerCount,
  addAbortListener,
  captureRejections,
});

export { EventEmitter };
export default EventEmitter;
