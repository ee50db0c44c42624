import { asOneError } from './as-one-error.js';

/** How something that runs until it has ended lets others wait for that. */
export class Completion {
  /** Resolves when it has ended; rejects with what ended it. */
  readonly promise: Promise<void>;
  #settle: { resolve(): void; reject(error: Error): void } = { resolve: noop, reject: noop };

  constructor() {
    this.promise = new Promise<void>((resolve, reject) => (this.#settle = { resolve, reject }));
  }

  /** @param failures - what went wrong, the cause of the end first; empty when all is well */
  end(failures: readonly Error[]): void {
    const failed = asOneError(failures);
    if (failed === undefined) this.#settle.resolve();
    else this.#settle.reject(failed);
  }
}

function noop(): void {
  // Replaced before it can be called: the promise's executor runs at once.
}
