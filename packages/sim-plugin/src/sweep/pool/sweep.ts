import { sumTallies } from '@gossip/sim-runtime/results';
import type { Level, Tally } from '@gossip/sim-runtime/sim';
import { indexOf, type SeedRange, slice } from '../seeds/seed-range.js';
import type { Batch, Limits } from '../worker/session.js';
import { Pace } from './pace.js';
import type { SimulationPool } from './simulation-pool.js';
import type { SimulationWorker } from './simulation-worker.js';
import { lossNotRepeated, tooManyHangs, UntrustedWorker } from '../sweep-errors.js';
import { tallyOfLoss } from './tally-of-loss.js';
import { WorkerLost } from './worker-lost.js';

export interface SweepRequest {
  readonly level: Level;
  readonly seeds: SeedRange;
  readonly limits: Limits;
  /** How many workers there may be at once. */
  readonly workers: number;
  /** Every how many seeds one is run twice, to see whether it is the same universe; 0 for none. */
  readonly auditEvery: number;
  /** Called with the tally of each batch, in the order in which they are done. */
  readonly onBatch?: (tally: Tally) => void;
  /** Ends the sweep before its time. */
  readonly signal?: AbortSignal;
}

/** The result of a sweep, which does not depend on the number of workers. */
export interface Swept {
  readonly tally: Tally;
  /** Why seeds were left undone, or why their results are in doubt, other than by request. */
  readonly trouble?: Error;
}

/** Part of a sweep: `count` seeds from the one with index `from` on. */
interface Stretch {
  readonly from: number;
  readonly count: number;
}

/** After how long a worker begins no further seed of a batch. */
const BATCH_BUDGET_MS = 100;
/** How long the batches that are under way may go on when the sweep is ended before its time. */
const PATIENCE_MS = 500;
/** Each seed that never ends costs the watchdog's whole time: what comes after so many of them can wait. */
const MOST_HANGS = 5;
/** A further worker costs so much processor time until it is of use: to start, to load and to compile its code. */
const WORTH_A_WORKER_MS = 350;
/** The same in times of a worker's start, which is slow on a busy machine. */
const WORTH_A_WORKER_STARTS = 4;

/**
 * Runs a range of seeds on the workers of a pool. A seed at which a worker is lost is run again by
 * itself: if that ends its worker, too, or never ends, it is a failure of that seed. What else the worker
 * had been given runs on another.
 *
 * The sweep ends at the first seed whose run is not the same twice, since no other result means
 * anything then, and at the fifth that does not end, since each of them takes as long as the watchdog
 * waits. Seeds after that do not count, even where they were run, so that the result of a sweep does
 * not depend on how fast it was.
 *
 * @throws Error when no seed could be run at all
 */
export async function sweep(pool: SimulationPool, request: SweepRequest): Promise<Swept> {
  const running = new Sweep(pool, request);
  let patience: NodeJS.Timeout | undefined;
  const abort = (): void => {
    running.abandon();
    patience = setTimeout(() => void pool.close(), PATIENCE_MS);
  };
  request.signal?.addEventListener('abort', abort);
  try {
    if (request.signal?.aborted !== true) await running.untilDone();
    return running.outcome();
  } finally {
    clearTimeout(patience);
    request.signal?.removeEventListener('abort', abort);
  }
}

class Sweep {
  readonly #pool: SimulationPool;
  readonly #request: SweepRequest;
  /** Batches that no worker has taken yet. */
  readonly #left: Stretch[];
  readonly #tallies: { readonly from: number; readonly tally: Tally }[] = [];
  /** Those whose worker is still starting included. */
  #lanes = 0;
  /** The lanes that have a worker. */
  #working = 0;
  #seedsLeft: number;
  #onDone: () => void = () => undefined;
  readonly #hangs: { readonly index: number; readonly message: string }[] = [];
  /** The last of the seeds that count, where it isn't the last of the range. */
  #end = Number.POSITIVE_INFINITY;
  #isAbandoned = false;
  #trouble: Error | undefined;
  #doubt: Error | undefined;
  #distrusted: UntrustedWorker | undefined;

  constructor(pool: SimulationPool, request: SweepRequest) {
    this.#pool = pool;
    this.#request = request;
    this.#left = [{ from: 0, count: request.seeds.count }];
    this.#seedsLeft = request.seeds.count;
  }

  outcome(): Swept {
    if (this.#distrusted !== undefined) throw this.#distrusted;
    const parts = this.#tallies
      .filter(({ from }) => from <= this.#end)
      .sort((one, other) => one.from - other.from);
    const tally = sumTallies(parts.map((part) => part.tally));
    const isWhole = tally.seeds === this.#request.seeds.count;
    // A worker that was about to start when a terminal sent its signal to all has died of that.
    const isInterrupted = this.#request.signal?.aborted === true;
    const trouble = (isWhole ? undefined : this.#trouble) ?? this.#doubt;
    if (trouble === undefined || isInterrupted) return { tally };
    if (tally.seeds === 0) throw trouble;
    return { tally, trouble };
  }

  /** Lets nothing new begin. */
  abandon(): void {
    this.#isAbandoned = true;
  }

  /** Runs the seeds. It does not wait for workers that are still starting when none is left. */
  untilDone(): Promise<void> {
    return new Promise((resolve) => {
      this.#onDone = resolve;
      void this.#addLane();
    });
  }

  /** Keeps one worker busy until nothing is left, and adds as many lanes as what is left pays for. */
  async #addLane(): Promise<void> {
    this.#lanes++;
    try {
      while (this.#isMoreToDo) await this.#lend();
    } catch (error) {
      // The other lanes go on: they may well be able to do without this one.
      this.#trouble ??= error instanceof Error ? error : new Error(String(error));
    }
    this.#lanes--;
    if (this.#lanes === 0 || (this.#working === 0 && !this.#isMoreToDo)) this.#onDone();
  }

  get #isMoreToDo(): boolean {
    return this.#seedsLeft > 0 && !this.#isAbandoned;
  }

  /** Has a worker of the pool feed, and gives it back before the lane is known to have none. */
  async #lend(): Promise<void> {
    let isWorking = false;
    try {
      await this.#pool.with((worker) => {
        isWorking = true;
        this.#working++;
        return this.#feed(worker);
      });
    } finally {
      if (isWorking) this.#working--;
    }
  }

  /** Gives a worker batch after batch, for as long as it lives. */
  async #feed(worker: SimulationWorker): Promise<void> {
    const pace = new Pace(this.#pool.startMs);
    for (
      let batch = this.#take(pace);
      batch !== undefined && !this.#isAbandoned;
      batch = worker.isLost ? undefined : this.#take(pace)
    ) {
      await this.#run(worker, batch, pace);
      while (this.#isWorthALane(pace)) void this.#addLane();
    }
  }

  async #run(worker: SimulationWorker, batch: Stretch, pace: Pace): Promise<void> {
    const startMs = performance.now();
    try {
      const tally = await worker.call('run', this.#batch(batch));
      pace.note(performance.now() - startMs, tally.seeds);
      this.#return({ from: batch.from + tally.seeds, count: batch.count - tally.seeds });
      this.#note(batch.from, tally);
    } catch (error) {
      if (error instanceof UntrustedWorker) this.#distrust(error);
      if (!(error instanceof WorkerLost)) throw error;
      if (!this.#isAbandoned) await this.#putBack(batch, error);
    }
  }

  #batch({ from, count }: Stretch): Batch {
    const { level, limits, seeds, auditEvery } = this.#request;
    const share = slice(seeds, from, count);
    return { ...share, index: from, level, limits, auditEvery, budgetMs: BATCH_BUDGET_MS };
  }

  #note(from: number, tally: Tally): void {
    this.#tallies.push({ from, tally });
    this.#request.onBatch?.(tally);
    // A batch ends with such a seed.
    if (tally.failures.some(({ violation }) => violation.kind === 'nondeterminism')) {
      this.#endAt(from + tally.seeds - 1);
    }
  }

  /** What a lost worker leaves behind: a seed to run by itself, and others to run. */
  async #putBack({ from, count }: Stretch, loss: WorkerLost): Promise<void> {
    const { seeds } = this.#request;
    if (loss.seed === undefined && !loss.hasRun) throw loss;
    if (loss.seed === undefined && count > 1) {
      // It died of what one of these runs left behind, and halving finds out which.
      const half = Math.floor(count / 2);
      this.#return({ from: from + half, count: count - half });
      this.#return({ from, count: half });
      return;
    }
    const index = loss.seed === undefined ? from : indexOf(seeds, loss.seed);
    this.#return({ from: index + 1, count: from + count - index - 1 });
    this.#return({ from, count: index - from });
    await this.#runAlone(index, loss);
  }

  /** Runs a seed by itself, with its processor time measured: only what is lost again is its failure. */
  async #runAlone(index: number, loss: WorkerLost): Promise<void> {
    const { first: seed } = slice(this.#request.seeds, index, 1);
    try {
      const tally = await this.#pool.withFresh((worker) =>
        worker.call('run', { ...this.#batch({ from: index, count: 1 }), isAlone: true }),
      );
      this.#note(index, tally);
      if (loss.kind === 'death') this.#doubt ??= lossNotRepeated(seed, loss.message);
    } catch (error) {
      if (error instanceof UntrustedWorker) this.#distrust(error);
      if (!(error instanceof WorkerLost)) throw error;
      if (this.#isAbandoned) return;
      this.#note(index, tallyOfLoss(error, seed));
      if (error.kind !== 'death') this.#noteHang(index, error.message);
    }
  }

  /** No result means anything where one worker cannot be trusted: all run the same code. */
  #distrust(error: UntrustedWorker): void {
    this.#distrusted ??= error;
    this.abandon();
  }

  #noteHang(index: number, message: string): void {
    this.#hangs.push({ index, message });
    this.#hangs.sort((one, other) => one.index - other.index);
    const [first] = this.#hangs;
    const last = this.#hangs[MOST_HANGS - 1];
    if (first === undefined || last === undefined) return;
    this.#trouble = tooManyHangs(MOST_HANGS, first.message);
    this.#endAt(last.index);
  }

  /** Leaves all seeds after one out. What was put back for it begins anew behind it. */
  #endAt(index: number): void {
    if (index >= this.#end) return;
    this.#end = index;
    const left = this.#left.splice(0).filter(({ from }) => from <= index);
    this.#left.push(...left);
    this.#seedsLeft = left.reduce((sum, { count }) => sum + count, 0);
  }

  #take(pace: Pace): Stretch | undefined {
    const stretch = this.#left.shift();
    if (stretch === undefined) return undefined;
    const size = pace.batchSize(this.#seedsLeft, this.#working);
    const count = Math.min(size, stretch.count);
    this.#seedsLeft -= count;
    if (count < stretch.count) {
      this.#left.unshift({ from: stretch.from + count, count: stretch.count - count });
    }
    return { from: stretch.from, count };
  }

  #return(stretch: Stretch): void {
    if (stretch.count <= 0 || stretch.from > this.#end) return;
    this.#left.unshift(stretch);
    this.#seedsLeft += stretch.count;
  }

  #isWorthALane(pace: Pace): boolean {
    const leftMs = pace.expectedMs(this.#seedsLeft) ?? 0;
    // A lane that has nothing to begin ends at once, and one more would be worth it for ever.
    if (this.#trouble !== undefined || this.#isAbandoned) return false;
    const worthMs = Math.max(WORTH_A_WORKER_MS, WORTH_A_WORKER_STARTS * this.#pool.startMs);
    return this.#lanes < this.#request.workers && leftMs / this.#lanes > worthMs;
  }
}
