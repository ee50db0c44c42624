import { type ExplorationProgress } from './exploration.js';

const MS_BETWEEN_REPORTS = 1000;

const { performance } = globalThis as unknown as { readonly performance: { now(): number } };

/** Real time, on which only the time limit and the reports depend. */
export class Clock {
  readonly #start = performance.now();
  readonly #limitMs: number;
  readonly #onProgress: ((progress: ExplorationProgress) => void) | undefined;
  #nextReport = MS_BETWEEN_REPORTS;

  constructor(
    limitSeconds: number,
    onProgress: ((progress: ExplorationProgress) => void) | undefined,
  ) {
    this.#limitMs = limitSeconds * 1000;
    this.#onProgress = onProgress;
  }

  get seconds(): number {
    return (performance.now() - this.#start) / 1000;
  }

  isOver(): boolean {
    return performance.now() - this.#start > this.#limitMs;
  }

  report(progress: () => Omit<ExplorationProgress, 'seconds'>): void {
    if (this.#onProgress === undefined || performance.now() - this.#start < this.#nextReport)
      return;
    this.#nextReport += MS_BETWEEN_REPORTS;
    this.#onProgress({ ...progress(), seconds: this.seconds });
  }
}
