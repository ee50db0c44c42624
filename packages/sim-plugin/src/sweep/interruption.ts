// Nx goes first, and with it the terminal that it gave us: hence SIGHUP.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals that follow the first at once are the same request: Nx passes on what the terminal has sent. */
const SAME_WISH_MS = 1_500;

/** The shell's way of saying that a program was ended by Ctrl-C. */
const INTERRUPTED = 130;

/** A request to end the run, by a user at a terminal or by a CI server. */
export class Interruption {
  readonly #controller = new AbortController();
  readonly #onSignal = (): void => this.#note();
  #sinceMs: number | undefined;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#onSignal);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Stops listening, so that other listeners alone handle signals. */
  dispose(): void {
    for (const signal of SIGNALS) process.off(signal, this.#onSignal);
  }

  #note(): void {
    this.#sinceMs ??= performance.now();
    this.#controller.abort();
    // A second request, after a while, means not to wait for the report either.
    if (performance.now() - this.#sinceMs > SAME_WISH_MS) process.exit(INTERRUPTED);
  }
}
