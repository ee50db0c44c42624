/** How long a batch should take: short enough to share the work evenly, long enough not to chat. */
const BATCH_MS = 50;
const FIRST_BATCH = 8;

/** Runs until V8 has compiled what seeds have in common: a seed takes several times as long before. */
const WARM_UP_MS = 150;

/** The pace of one worker of a sweep, from the batches that it has done. */
export class Pace {
  readonly #warmUpMs: number;
  #ranMs = 0;
  #msPerSeed: number | undefined;
  #msPerSeedBefore = Number.POSITIVE_INFINITY;

  /** @param startMs - the time that a worker takes to start, in milliseconds: on a busy machine compiling takes longer, too */
  constructor(startMs = 0) {
    this.#warmUpMs = Math.max(WARM_UP_MS, startMs);
  }

  /**
   * Notes a batch.
   *
   * @param elapsedMs - the time that it took, in milliseconds
   * @param seeds - the seeds that were run in it
   */
  note(elapsedMs: number, seeds: number): void {
    this.#ranMs += elapsedMs;
    this.#msPerSeedBefore = this.#msPerSeed ?? Number.POSITIVE_INFINITY;
    this.#msPerSeed = elapsedMs / Math.max(1, seeds);
  }

  /**
   * The seeds of the next batch, 1 or more.
   *
   * @param left - the seeds that no worker has taken yet
   * @param workers - the workers that share them
   */
  batchSize(left: number, workers: number): number {
    if (this.#msPerSeed === undefined) return FIRST_BATCH;
    const share = Math.ceil(left / (2 * workers));
    return Math.max(1, Math.min(share, Math.round(BATCH_MS / this.#msPerSeed)));
  }

  /**
   * The time that seeds will take this worker, in milliseconds; `undefined` while its code is still being
   * compiled, when its batches say little of those to come.
   */
  expectedMs(seeds: number): number | undefined {
    if (this.#msPerSeed === undefined || this.#ranMs < this.#warmUpMs) return undefined;
    // A batch during which the processor did something else would promise too much.
    return seeds * Math.min(this.#msPerSeed, this.#msPerSeedBefore);
  }
}
