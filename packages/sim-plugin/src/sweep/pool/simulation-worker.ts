import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { reasonOf } from '../../system-error.js';
import {
  exportsNoSimulation,
  foreignMessage,
  noScratchSpace,
  simulationDoesNotLoad,
  tampered,
  workerStalled,
} from '../sweep-errors.js';
import { WORKER } from '../worker/worker-channel.js';
import type { Greeting, Reply, Request } from '../worker/messages.js';
import { Heartbeat } from '../worker/heartbeat.js';
import type { Batch, Session } from '../worker/session.js';
import { canBeResult } from './check-reply.js';
import { causeOfDeath, reasonOfHang, stuckRun } from './worker-end.js';
import { type LossKind, WorkerLost } from './worker-lost.js';
import { BOOTED, type SpareProcess, startProcess } from './worker-process.js';

export interface WorkerSettings {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** The bundle to run: absolute path. */
  readonly file: string;
  /** What to call the simulation in an error: the path of its source from the workspace's root. */
  readonly source: string;
  /** How much processor time one run may take. */
  readonly watchdogMs: number;
  /** The mutant to switch on before the module is loaded, where the bundle holds mutants. */
  readonly mutant?: number;
  /** A process for the first of the workers. */
  readonly spare?: SpareProcess;
}

/** Loading a module may take this many times as long as a run: a process has to start, and code to be read. */
const LOADING_FACTOR = 10;

/**
 * A run whose processor time is measured may take this many times as long on the wall: a machine that is
 * busier than that gives no verdict.
 */
const WALL_FACTOR = 60;
const LEAST_WALL_MS = 180_000;

/** The most runs of a request that end after its budget is used up, of which each may take the watchdog's time. */
const MOST_RUNS = 4;
const SLACK_MS = 1_000;

/** What a worker may say when its module is loaded. */
const GREETINGS: readonly Greeting['kind'][] = ['ready', 'no-simulation', 'tampering'];

interface Waiting {
  /** Of the request; a greeting has none. */
  readonly id: string | undefined;
  readonly resolve: (message: Greeting | Reply) => void;
  readonly reject: (error: Error) => void;
}

/** Tells the heartbeats of one bundle's workers apart. */
let started = 0;

/**
 * A process that has a simulation loaded. It answers one request at a time.
 *
 * It is a process and no thread, so that its end, of whatever kind, leaves the sweep alive: it may be
 * killed, run out of memory, or take all of Node down with it.
 */
export class SimulationWorker {
  readonly #settings: WorkerSettings;
  readonly #process: ChildProcess;
  readonly #heartbeatPath: string;
  readonly #heartbeat: Heartbeat;
  readonly #ended: Promise<void>;
  #waiting: Waiting | undefined;
  #exitReason: string | undefined;
  #lost: Error | undefined;
  #isLoaded = false;

  private constructor(settings: WorkerSettings) {
    this.#settings = settings;
    const heartbeatPath = join(dirname(settings.file), `heartbeat-${started++}`);
    this.#heartbeatPath = heartbeatPath;
    this.#heartbeat = heartbeatAt(heartbeatPath);
    const { file, mutant, spare } = settings;
    const words = [WORKER, heartbeatPath, ...(mutant === undefined ? [] : [String(mutant)])];
    this.#process = spare?.run(file, words) ?? startProcess(file, words);
    this.#process.on('message', (message: unknown) => this.#take(message));
    this.#process.on('error', ({ message }) => this.#lose('death', message));
    this.#ended = this.#untilEnded();
  }

  /**
   * Starts a worker and loads the simulation.
   *
   * @param begun - called with the worker before it has loaded anything
   * @throws SimPluginError when the module throws, hangs or exports no simulation
   */
  static async start(
    settings: WorkerSettings,
    begun?: (worker: SimulationWorker) => void,
  ): Promise<SimulationWorker> {
    const worker = new SimulationWorker(settings);
    begun?.(worker);
    try {
      const greeting = await worker.#receive(undefined);
      if (greeting.kind === 'tampering') throw tampered(settings.source, greeting.reason);
      if (greeting.kind === 'no-simulation') throw exportsNoSimulation(settings.source);
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

  /** The number by which the system knows the process. */
  get pid(): number | undefined {
    return this.#process.pid;
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
    const request = this.#request(method, argument[0]);
    // A process that is about to end takes no message: that it has ended is then told.
    this.#process.send(request, () => undefined);
    const reply = await this.#receive(request);
    switch (reply.kind) {
      case 'value':
        if (!canBeResult(method, argument[0], reply.value))
          throw foreignMessage(this.#settings.source);
        return reply.value as ReturnType<Session[Method]>;
      case 'error':
        throw reply.error;
      case 'tampering':
        throw tampered(this.#settings.source, reply.reason);
      default:
        throw new Error(`The worker answered ${method} with "${reply.kind}".`);
    }
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  /** Takes what comes from the process, which may be of the module's making. */
  #take(message: unknown): void {
    const { kind, id, reason } = (message ?? {}) as Partial<
      Record<'kind' | 'id' | 'reason', unknown>
    >;
    if (kind === BOOTED) return;
    if (kind === 'exit' && typeof reason === 'string') this.#exitReason = reason;
    else if (this.#waiting !== undefined && id === this.#waiting.id && isFit(kind, id)) {
      const { resolve } = this.#waiting;
      // A second answer is none, however soon it comes after the first.
      this.#waiting = undefined;
      resolve(message as Greeting | Reply);
    } else {
      this.#loseBy(foreignMessage(this.#settings.source));
      void this.stop();
    }
  }

  /**
   * In a batch of seeds it is enough to notice that one takes long: such a seed is run again by itself. All
   * else is measured in processor time.
   */
  #request(method: keyof Session, argument: unknown): Request {
    const { watchdogMs } = this.#settings;
    const { budgetMs = 0, isAlone = false } = (argument ?? {}) as Partial<Batch>;
    const asked = { id: randomUUID(), method, argument };
    if (method !== 'run' || isAlone) {
      return { ...asked, limitMs: MOST_RUNS * this.#wallMs, processorMs: watchdogMs };
    }
    return { ...asked, limitMs: Math.ceil(budgetMs + MOST_RUNS * watchdogMs + SLACK_MS) };
  }

  get #wallMs(): number {
    return Math.max(LEAST_WALL_MS, WALL_FACTOR * this.#settings.watchdogMs);
  }

  #untilEnded(): Promise<void> {
    return new Promise((resolve) => {
      // Unlike `exit`, it comes after the last message.
      this.#process.on('close', (code, signal) => {
        this.#noteEnd(code, signal);
        this.#heartbeat.close();
        resolve();
      });
    });
  }

  async #receive(request: Request | undefined): Promise<Greeting | Reply> {
    const watchdog = this.#watch(request);
    try {
      return await new Promise<Greeting | Reply>((resolve, reject) => {
        this.#waiting = { id: request?.id, resolve, reject };
      });
    } finally {
      this.#waiting = undefined;
      clearInterval(watchdog);
    }
  }

  /** Looks at the clock on the wall: what it ends is no verdict. */
  #watch(request: Request | undefined): NodeJS.Timeout {
    const { source, watchdogMs } = this.#settings;
    const isMeasured = request?.processorMs !== undefined;
    const isLoading = request === undefined;
    const limitMs = isMeasured ? this.#wallMs : watchdogMs * (isLoading ? LOADING_FACTOR : 1);
    let { beats } = this.#heartbeat;
    let sinceMs = performance.now();
    return setInterval(
      () => {
        const now = this.#heartbeat.beats;
        if (now !== beats) {
          beats = now;
          sinceMs = performance.now();
        } else if (performance.now() - sinceMs >= limitMs) {
          // Its verdict is known, and where it is stuck will be before long.
          if (isMeasured && stuckRun(this.#heartbeatPath) !== undefined) return;
          if (isMeasured) this.#loseBy(workerStalled(source, limitMs));
          else this.#lose('silence', `it had not ended after ${limitMs / 1_000} s`);
          void this.stop();
        }
      },
      Math.max(1, Math.min(limitMs / 4, 250)),
    );
  }

  #noteEnd(code: number | null, signal: NodeJS.Signals | null): void {
    const stuck = stuckRun(this.#heartbeatPath);
    if (stuck !== undefined) return this.#lose('hang', reasonOfHang(stuck, this.#settings));
    const { workspaceRoot } = this.#settings;
    const end = { code, signal, thrown: this.#exitReason, isLoaded: this.#isLoaded, workspaceRoot };
    this.#lose('death', causeOfDeath(end));
  }

  #lose(kind: LossKind, reason: string): void {
    this.#loseBy(new WorkerLost(kind, reason, this.#heartbeat));
  }

  /** Only the first reason counts: what follows, follows from it. */
  #loseBy(reason: Error): void {
    if (this.#lost !== undefined) return;
    this.#lost = reason;
    this.#waiting?.reject(reason);
  }
}

/** Whether a message of this kind can be what is waited for: a greeting, which has no id, or a reply. */
function isFit(kind: unknown, id: unknown): boolean {
  return id !== undefined || GREETINGS.some((greeting) => greeting === kind);
}

function heartbeatAt(path: string): Heartbeat {
  try {
    return Heartbeat.create(path);
  } catch (error) {
    throw noScratchSpace(dirname(path), reasonOf(error));
  }
}
