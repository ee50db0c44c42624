type Subscriber = (message: unknown, name: string) => void;

/** A channel of `diagnostics_channel`. */
export class Channel {
  readonly name: string;
  #subscribers: Subscriber[] = [];

  constructor(name: string) {
    this.name = name;
  }

  get hasSubscribers(): boolean {
    return this.#subscribers.length > 0;
  }

  subscribe(subscriber: Subscriber): void {
    this.#subscribers = [...this.#subscribers, subscriber];
  }

  unsubscribe(subscriber: Subscriber): boolean {
    const before = this.#subscribers.length;
    this.#subscribers = this.#subscribers.filter((it) => it !== subscriber);
    return this.#subscribers.length < before;
  }

  publish(message: unknown): void {
    for (const subscriber of this.#subscribers) subscriber(message, this.name);
  }

  runStores(
    message: unknown,
    work: (...args: unknown[]) => unknown,
    self?: unknown,
    ...args: unknown[]
  ): unknown {
    this.publish(message);
    return work.apply(self, args);
  }
}

const channels = new Map<string, Channel>();

export function channel(name: string): Channel {
  const known = channels.get(name) ?? new Channel(name);
  channels.set(name, known);
  return known;
}

export const hasSubscribers = (name: string): boolean => channel(name).hasSubscribers;
export const subscribe = (name: string, subscriber: Subscriber): void =>
  channel(name).subscribe(subscriber);
export const unsubscribe = (name: string, subscriber: Subscriber): boolean =>
  channel(name).unsubscribe(subscriber);

const PARTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const;

export function tracingChannel(name: string) {
  const parts = Object.fromEntries(PARTS.map((part) => [part, channel(`tracing:${name}:${part}`)]));
  return {
    ...parts,
    hasSubscribers: false,
    traceSync: (
      work: (...args: unknown[]) => unknown,
      _: unknown,
      self?: unknown,
      ...args: unknown[]
    ) => work.apply(self, args),
    tracePromise: (
      work: (...args: unknown[]) => unknown,
      _: unknown,
      self?: unknown,
      ...args: unknown[]
    ) => work.apply(self, args),
    traceCallback: (
      work: (...args: unknown[]) => unknown,
      _: unknown,
      __: unknown,
      self?: unknown,
      ...args: unknown[]
    ) => work.apply(self, args),
  };
}
