import type { Verdict } from '../../mutation/trial/verdict.js';
import type { ProgressStream } from '../../sweep/progress-line.js';

/** A run that takes no longer than this needs no progress. */
const SILENT_MS = 2_000;
const REDRAW_MS = 200;
const PLAIN_LINE_MS = 5_000;
const CLEAR_LINE = '\r\u001b[2K';

/** Says how many mutants have a verdict: on a terminal in one line, elsewhere in a line every few seconds. */
export class MutationProgress {
  readonly #stream: ProgressStream;
  #isDrawn = false;

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

  /**
   * Begins a module.
   *
   * @returns takes each verdict, and the number of mutants
   */
  begin(module: string): (verdict: Verdict, mutants: number) => void {
    const isTerminal = this.#stream.isTTY === true;
    const everyMs = isTerminal ? REDRAW_MS : PLAIN_LINE_MS;
    let shownMs = performance.now() + SILENT_MS - everyMs;
    let done = 0;
    let survived = 0;
    return ({ kind }, mutants) => {
      done++;
      if (kind === 'survived') survived++;
      if (performance.now() - shownMs < everyMs) return;
      shownMs = performance.now();
      const line = `${module}: ${done} of ${mutants} mutants · ${survived} survived`;
      this.#show(line, isTerminal);
    };
  }

  end(): void {
    if (this.#isDrawn) this.#stream.write(CLEAR_LINE);
    this.#isDrawn = false;
  }

  #show(line: string, isTerminal: boolean): void {
    if (!isTerminal) {
      this.#stream.write(`${line}\n`);
      return;
    }
    // A line that wraps could not be cleared.
    this.#stream.write(`${CLEAR_LINE}${line.slice(0, (this.#stream.columns ?? 80) - 1)}`);
    this.#isDrawn = true;
  }
}
