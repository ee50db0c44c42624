import { Worker } from 'node:worker_threads';
import { exportsNoSimulation, simulationDoesNotLoad } from '../sweep-errors.js';
import type { Greeting, Reply, Request } from '../worker/messages.js';
import { tidyStack } from '../tidy-stack.js';
import { Pulse } from '../worker/pulse.js';
import type { Session } from '../worker/session.js';
import { type LossKind, WorkerLost } from './worker-lost.js';

export interface WorkerSettings {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** The bundle to run: absolute path. */
  readonly file: string;
  /** What to call the simulation in an error: the path of its source from the workspace's root. */
  readonly source: string;
  /** How long one run may take before its worker is ended. */
  readonly watchdogMs: number;
}

/** Loading a module may take this many times as long as a run: a thread has to start, and code to be read. */
const LOADING_FACTOR = 10;

interface Waiting {
  readonly resolve: (message: Greeting | Reply) => void;
  readonly reject: (error: Error) => void;
}

/** One worker thread that has a simulation loaded. It answers one request at a time. */
export class SimulationWorker {
  readonly #settings: WorkerSettings;
  readonly #thread: Worker;
  readonly #pulse = new Pulse();
  #waiting: Waiting | undefined;
  #lost: WorkerLost | undefined;
  #isLoaded = false;

  private constructor(settings: WorkerSettings) {
    this.#settings = settings;
    this.#thread = new Worker(settings.file, {
      execArgv: ['--enable-source-maps'],
      workerData: { pulse: this.#pulse.memory },
    });
    this.#thread.on('message', (message: Greeting | Reply) => {
      this.#waiting?.resolve(message);
    });
    this.#thread.on('error', (error: unknown) => this.#fail(error));
    this.#thread.on('exit', (code) => {
      this.#lose('death', `its worker ended with exit code ${code}`);
    });
  }

  /**
   * Starts a worker and loads the simulation.
   *
   * @throws SimPluginError when the module throws, hangs or exports no simulation
   */
  static async start(settings: WorkerSettings): Promise<SimulationWorker> {
    const worker = new SimulationWorker(settings);
    try {
      const { kind } = await worker.#receive();
      if (kind === 'no-simulation') throw exportsNoSimulation(settings.source);
      worker.#isLoaded = true;
      return worker;
    } catch (error) {
      await worker.stop();
      if (!(error instanceof WorkerLost)) throw error;
      throw simulationDoesNotLoad(settings.source, error.message);
    }
  }

  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /**
   * Asks the session for something.
   *
   * @throws WorkerLost when there will be no answer
   */
  async call<Method extends keyof Session>(
    method: Method,
    ...argument: Parameters<Session[Method]>
  ): Promise<ReturnType<Session[Method]>> {
    if (this.#lost !== undefined) throw this.#lost;
    this.#thread.postMessage({ method, argument: argument[0] } satisfies Request);
    const reply = await this.#receive();
    switch (reply.kind) {
      case 'value':
        return reply.value as ReturnType<Session[Method]>;
      case 'error':
        throw reply.error;
      default:
        throw new Error(`The worker answered ${method} with "${reply.kind}".`);
    }
  }

  /** Lets the worker begin no further run of a batch, and give back what is done. */
  halt(): void {
    this.#pulse.halt();
  }

  async stop(): Promise<void> {
    await this.#thread.terminate();
  }

  async #receive(): Promise<Greeting | Reply> {
    const watchdog = this.#watch();
    try {
      return await new Promise<Greeting | Reply>((resolve, reject) => {
        this.#waiting = { resolve, reject };
      });
    } finally {
      this.#waiting = undefined;
      clearInterval(watchdog);
    }
  }

  #watch(): NodeJS.Timeout {
    const limitMs = this.#settings.watchdogMs * (this.#isLoaded ? 1 : LOADING_FACTOR);
    let { beats } = this.#pulse;
    let sinceMs = performance.now();
    return setInterval(
      () => {
        if (this.#pulse.beats !== beats) {
          ({ beats } = this.#pulse);
          sinceMs = performance.now();
        } else if (performance.now() - sinceMs >= limitMs) {
          this.#lose('hang', `it had not ended after ${limitMs / 1_000} s`);
          void this.stop();
        }
      },
      Math.max(1, Math.min(limitMs / 4, 250)),
    );
  }

  #fail(error: unknown): void {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const thrown = tidyStack(stack ?? message, this.#settings.workspaceRoot);
    this.#lose('death', this.#isLoaded ? `its worker died: ${thrown}` : thrown);
  }

  /** Only the first reason counts: what follows, follows from it. */
  #lose(kind: LossKind, reason: string): void {
    if (this.#lost !== undefined) return;
    this.#lost = new WorkerLost(kind, reason, this.#pulse);
    this.#waiting?.reject(this.#lost);
  }
}
