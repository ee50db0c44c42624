import {
  failedSeeds,
  formatCount,
  formatDuration,
  formatFigure,
  TallySum,
} from '@gossip/sim-runtime/results';
import type { Tally } from '@gossip/sim-runtime/sim';

/** Where progress is shown: a terminal, on which a line can be redrawn, or something else. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A sweep that takes no longer than this needs no progress. */
const SILENT_MS = 2_000;
const REDRAW_MS = 100;
const PLAIN_LINE_MS = 5_000;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * Shows the progress of a sweep: on a terminal in one line that is redrawn, elsewhere in a plain line every
 * few seconds.
 */
export class ProgressLine {
  readonly #stream: ProgressStream;
  #timer: NodeJS.Timeout | undefined;
  #isDrawn = false;

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

  /**
   * @param seeds - how many seeds the sweep has
   * @returns a function to call with the tally of each batch
   */
  begin(seeds: number): (tally: Tally) => void {
    const startMs = performance.now();
    const done = new TallySum();
    const isTerminal = this.#stream.isTTY === true;
    let shownMs = isTerminal ? 0 : SILENT_MS - PLAIN_LINE_MS;
    this.#timer = setInterval(() => {
      const elapsedMs = performance.now() - startMs;
      if (elapsedMs < SILENT_MS) return;
      if (!isTerminal && elapsedMs - shownMs < PLAIN_LINE_MS) return;
      shownMs = elapsedMs;
      this.#show(progressText(done.total(), seeds, elapsedMs), isTerminal);
    }, REDRAW_MS);
    return (tally) => done.add(tally);
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#isDrawn) this.#stream.write(CLEAR_LINE);
    this.#isDrawn = false;
  }

  #show(text: string, isTerminal: boolean): void {
    if (!isTerminal) {
      this.#stream.write(`${text}\n`);
      return;
    }
    // A line that wraps could not be cleared.
    this.#stream.write(`${CLEAR_LINE}${text.slice(0, (this.#stream.columns ?? 80) - 1)}`);
    this.#isDrawn = true;
  }
}

/** The progress of a sweep, in one line. */
export function progressText(done: Tally, seeds: number, elapsedMs: number): string {
  const violations = failedSeeds(done);
  const leftMs = (elapsedMs * (seeds - done.seeds)) / done.seeds;
  return [
    `${formatCount(done.seeds)} of ${formatCount(seeds)} seeds`,
    `${formatFigure((done.events * 1_000) / elapsedMs)} events/s`,
    `${formatDuration(done.ticks)} simulated`,
    `${formatCount(violations)} violation${violations === 1 ? '' : 's'}`,
    ...(done.seeds === 0 ? [] : [`${formatDuration(leftMs)} left`]),
  ].join(' · ');
}
