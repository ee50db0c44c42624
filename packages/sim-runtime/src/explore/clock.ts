import { unguarded } from '../guards/guards.js';
import { type ExplorationProgress } from './exploration.js';

const MS_BETWEEN_REPORTS = 1000;

const { performance } = globalThis as unknown as { readonly performance: { now(): number } };

/** The platform's clock, also where guards are up. */
const nowMs = (): number => unguarded(() => performance.now());

/** Real time, on which only the time limit and the reports depend. */
export class Clock {
  readonly #start = nowMs();
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
    return (nowMs() - this.#start) / 1000;
  }

  isOver(): boolean {
    return nowMs() - this.#start > this.#limitMs;
  }

  report(progress: () => Omit<ExplorationProgress, 'seconds'>): void {
    if (this.#onProgress === undefined || nowMs() - this.#start < this.#nextReport) return;
    this.#nextReport += MS_BETWEEN_REPORTS;
    this.#onProgress({ ...progress(), seconds: this.seconds });
  }
}
