import type { Session } from '../worker/session.js';
import { SimulationWorker, type WorkerSettings } from './simulation-worker.js';
import { WorkerLost } from './worker-lost.js';

const RETIRED = new WorkerLost('silence', 'its pool was retired', {
  seed: undefined,
  hasRun: false,
});

/** The workers of one simulation. They are started when they are first needed, and kept for the next. */
export class SimulationPool {
  readonly #settings: WorkerSettings;
  readonly #idle: SimulationWorker[] = [];
  readonly #all = new Set<SimulationWorker>();
  #isRetired = false;
  #startMs = 0;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  /** The longest time that a worker took to start and to load the simulation, in milliseconds; 0 before the first. */
  get startMs(): number {
    return this.#startMs;
  }

  /** Lends a worker, for as long as `use` takes. */
  async with<Result>(use: (worker: SimulationWorker) => Promise<Result>): Promise<Result> {
    const worker = this.#takeIdle() ?? (await this.#start());
    try {
      return await use(worker);
    } finally {
      if (worker.isLost) this.#all.delete(worker);
      else if (this.#all.has(worker)) this.#idle.push(worker);
    }
  }

  /** Lends a worker that has run nothing yet. */
  async withFresh<Result>(use: (worker: SimulationWorker) => Promise<Result>): Promise<Result> {
    const worker = await this.#start();
    try {
      return await use(worker);
    } finally {
      this.#all.delete(worker);
      await worker.stop();
    }
  }

  /**
   * Asks any worker for something that takes no run. A worker that died while it was idle is no reason to
   * go without an answer.
   */
  async ask<Method extends 'facts' | 'plan'>(
    method: Method,
    ...argument: Parameters<Session[Method]>
  ): Promise<ReturnType<Session[Method]>> {
    try {
      return await this.with((worker) => worker.call(method, ...argument));
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
      return this.with((worker) => worker.call(method, ...argument));
    }
  }

  /** Has a worker that has nothing to do keep its compiled code for the workers of later runs. */
  async keepCompiled(): Promise<void> {
    const worker = this.#takeIdle();
    if (worker === undefined) return;
    this.#idle.push(worker);
    // Whatever the worker answers: the run has its results.
    await worker.call('keepCompiled').catch(() => undefined);
  }

  /** Ends all workers, busy or not. A later request starts a new one. */
  async close(): Promise<void> {
    const workers = [...this.#all];
    this.#all.clear();
    this.#idle.length = 0;
    await Promise.all(workers.map((worker) => worker.stop()));
  }

  /** Ends all workers for good: every later request is one that has lost its worker. */
  async retire(): Promise<void> {
    this.#isRetired = true;
    await this.close();
  }

  /** A worker can die while it is idle. */
  #takeIdle(): SimulationWorker | undefined {
    let worker = this.#idle.pop();
    while (worker?.isLost === true) worker = this.#idle.pop();
    return worker;
  }

  async #start(): Promise<SimulationWorker> {
    if (this.#isRetired) throw RETIRED;
    // The start of a spare process took as long as that of another worker will.
    const beginMs = performance.now() - (this.#settings.spare?.bootMs ?? 0);
    // One that is still loading when the pool closes ends with the others.
    const worker = await SimulationWorker.start(this.#settings, (begun) => this.#all.add(begun));
    this.#startMs = Math.max(this.#startMs, performance.now() - beginMs);
    return worker;
  }
}
