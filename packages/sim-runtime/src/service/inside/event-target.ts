import { attempt } from './event-loop.js';
import { setTimeout } from './timers.js';

type Handler = ((event: SimulatedEvent) => void) | { handleEvent(event: SimulatedEvent): void };

interface Registered {
  readonly handler: Handler;
  readonly once: boolean;
}

/** `Event`, as far as targets outside of a document need it. */
export class SimulatedEvent {
  readonly type: string;
  readonly cancelable: boolean;
  readonly timeStamp = 0;
  target: unknown = null;
  currentTarget: unknown = null;
  defaultPrevented = false;
  isStopped = false;

  constructor(type: string, { cancelable = false }: { readonly cancelable?: boolean } = {}) {
    this.type = type;
    this.cancelable = cancelable;
  }

  preventDefault(): void {
    if (this.cancelable) this.defaultPrevented = true;
  }

  stopPropagation(): void {
    // There is nothing to propagate to.
  }

  stopImmediatePropagation(): void {
    this.isStopped = true;
  }
}

/** `CustomEvent`. */
export class SimulatedCustomEvent extends SimulatedEvent {
  readonly detail: unknown;

  constructor(type: string, options: { readonly detail?: unknown } = {}) {
    super(type);
    this.detail = options.detail ?? null;
  }
}

/** `EventTarget`: an exception of a listener is an uncaught one, and the others are called all the same. */
export class SimulatedEventTarget {
  readonly #listeners = new Map<string, Registered[]>();

  addEventListener(
    type: string,
    handler: Handler | null,
    options: boolean | { readonly once?: boolean; readonly signal?: SimulatedSignal } = {},
  ): void {
    if (handler === null || handler === undefined) return;
    const { once = false, signal } = typeof options === 'boolean' ? {} : options;
    if (signal?.aborted === true) return;
    const known = this.#listeners.get(type) ?? [];
    if (known.some((it) => it.handler === handler)) return;
    this.#listeners.set(type, [...known, { handler, once }]);
    signal?.addEventListener('abort', () => this.removeEventListener(type, handler));
  }

  removeEventListener(type: string, handler: Handler | null): void {
    const known = this.#listeners.get(type) ?? [];
    this.#listeners.set(
      type,
      known.filter((it) => it.handler !== handler),
    );
  }

  dispatchEvent(event: SimulatedEvent): boolean {
    event.target = this;
    event.currentTarget = this;
    for (const { handler, once } of this.#listeners.get(event.type) ?? []) {
      if (once) this.removeEventListener(event.type, handler);
      attempt(() => {
        if (typeof handler === 'function') handler.call(this, event);
        else handler.handleEvent(event);
      });
      if (event.isStopped) break;
    }
    return !event.defaultPrevented;
  }
}

/** `DOMException`. */
export class SimulatedDOMException extends Error {
  override readonly name: string;
  readonly code: number;

  constructor(message = '', name = 'Error') {
    super(message);
    this.name = name;
    this.code = { AbortError: 20, TimeoutError: 23 }[name] ?? 0;
  }
}

const NEW = Symbol('new');

/** `AbortSignal`. */
export class SimulatedSignal extends SimulatedEventTarget {
  aborted = false;
  reason: unknown = undefined;
  onabort: ((event: SimulatedEvent) => void) | null = null;

  constructor(key?: symbol) {
    super();
    if (key !== NEW) throw new TypeError('Illegal constructor');
  }

  static create(): SimulatedSignal {
    return new SimulatedSignal(NEW);
  }

  static abort(reason?: unknown): SimulatedSignal {
    const signal = SimulatedSignal.create();
    signal.end(reason);
    return signal;
  }

  static timeout(ms: number): SimulatedSignal {
    const signal = SimulatedSignal.create();
    const why = 'The operation was aborted due to timeout';
    setTimeout(() => signal.end(new SimulatedDOMException(why, 'TimeoutError')), ms);
    return signal;
  }

  static any(signals: Iterable<SimulatedSignal>): SimulatedSignal {
    const any = SimulatedSignal.create();
    for (const signal of signals) {
      if (signal.aborted) any.end(signal.reason);
      else signal.addEventListener('abort', () => any.end(signal.reason), { once: true });
    }
    return any;
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  /** Aborts, once. */
  end(
    reason: unknown = new SimulatedDOMException('This operation was aborted', 'AbortError'),
  ): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const event = new SimulatedEvent('abort');
    if (this.onabort !== null) attempt(() => this.onabort?.(event));
    this.dispatchEvent(event);
  }
}

/** `AbortController`. */
export class SimulatedController {
  readonly signal = SimulatedSignal.create();

  abort(reason?: unknown): void {
    this.signal.end(reason);
  }
}
