/** The result of a read. */
type Read =
  | { readonly value: Uint8Array; readonly done: false }
  | { readonly value: undefined; readonly done: true };

/** As much of `ReadableStream` as the bodies of fetch need: readers, iteration, cancel. */
export class SimulatedReadableStream {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #onUse: () => void;
  locked = false;

  constructor(chunks: AsyncIterator<Uint8Array>, onUse: () => void) {
    this.#chunks = chunks;
    this.#onUse = onUse;
  }

  getReader() {
    if (this.locked) throw new TypeError('Invalid state: ReadableStream is locked');
    this.locked = true;
    this.#onUse();
    return {
      read: async (): Promise<Read> => {
        const next = await this.#chunks.next();
        return next.done === true
          ? { value: undefined, done: true }
          : { value: next.value, done: false };
      },
      cancel: () => this.cancel(),
      releaseLock: () => {
        this.locked = false;
      },
    };
  }

  async cancel(): Promise<void> {
    await this.#chunks.return?.();
  }

  async *values(): AsyncGenerator<Uint8Array> {
    const reader = this.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  }

  [Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    return this.values();
  }
}
