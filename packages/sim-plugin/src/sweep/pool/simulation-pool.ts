import { SimulationWorker, type WorkerSettings } from './simulation-worker.js';

/** The workers of one simulation. They are started when they are first needed, and kept for the next. */
export class SimulationPool {
  readonly #settings: WorkerSettings;
  readonly #idle: SimulationWorker[] = [];
  readonly #all = new Set<SimulationWorker>();

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  /** Lends a worker, for as long as `use` takes. */
  async with<Result>(use: (worker: SimulationWorker) => Promise<Result>): Promise<Result> {
    const worker = this.#takeIdle() ?? (await this.#start());
    try {
      return await use(worker);
    } finally {
      if (worker.isLost) this.#all.delete(worker);
      else this.#idle.push(worker);
    }
  }

  /** Ends all workers, busy or not. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.stop()));
  }

  /** A worker can die while nobody uses it. */
  #takeIdle(): SimulationWorker | undefined {
    let worker = this.#idle.pop();
    while (worker?.isLost === true) worker = this.#idle.pop();
    return worker;
  }

  async #start(): Promise<SimulationWorker> {
    const worker = await SimulationWorker.start(this.#settings);
    this.#all.add(worker);
    return worker;
  }
}
