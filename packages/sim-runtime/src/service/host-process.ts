import { constants, createContext, Script } from 'node:vm';
import { hostError } from './host-error.js';
import { type HostCode, scriptOf } from './host-code.js';
import { takeRejections } from './rejections.js';
import { withHostStacks } from './outer-stacks.js';
import { SYSTEM_CALLS, type SystemCalls } from './system-calls.js';

/** The functions of a host's code that the simulator calls. */
interface Inside {
  readonly hasTicks: () => boolean;
  readonly uncaught: (error: unknown, origin: string) => void;
  readonly receiveSignal: (signal: string) => void;
}

const ENTER = new Script('__gossipHost.enter()', { filename: 'gossip:event' });
const TICKS = new Script('__gossipHost.drainTicks()', { filename: 'gossip:ticks' });

/** Without an object to intercept, reads of globals cost what they cost outside. */
const NO_OBJECT = constants.DONT_CONTEXTIFY as unknown as object;

/** A host's process, from its start to its end: a context of its own, with fresh module state. */
export class HostProcess {
  readonly #context: object;
  #inside: Inside | undefined;
  #job: (() => void) | undefined;
  #file = '';

  /** @param systemOf - the system calls of this process, given what takes the job of the event at hand */
  constructor(systemOf: (take: () => (() => void) | undefined) => SystemCalls) {
    const context = createContext(NO_OBJECT, { microtaskMode: 'afterEvaluate' });
    const system = systemOf(() => {
      const job = this.#job;
      this.#job = undefined;
      return job;
    });
    Object.defineProperty(context, SYSTEM_CALLS, { value: system, configurable: true });
    this.#context = context;
  }

  /** Loads the host's code: its start. */
  load(code: HostCode): void {
    this.#file = code.entry;
    withHostStacks(this.#file, () => {
      scriptOf(code).runInContext(this.#context);
      this.#inside = (this.#context as { readonly __gossipHost?: Inside }).__gossipHost;
      this.#drain();
    });
  }

  /** One event: a job, the ticks, the microtasks, until none are left; then what was rejected. */
  run(job: () => void): void {
    this.#job = job;
    withHostStacks(this.#file, () => {
      ENTER.runInContext(this.#context);
      this.#drain();
    });
  }

  signal(signal: string): void {
    this.run(() => this.#inside?.receiveSignal(signal));
  }

  #drain(): void {
    const inside = this.#inside;
    if (inside === undefined) {
      // The simulated built-in modules are loaded first: this is a defect of theirs, or a script that is no host's.
      const [rejection] = takeRejections();
      throw hostError(
        { name: 'A host', lines: undefined },
        rejection?.reason,
        'unhandledRejection',
      );
    }
    for (;;) {
      while (inside.hasTicks()) TICKS.runInContext(this.#context);
      const rejections = takeRejections();
      if (rejections.length === 0) return;
      this.#job = () => {
        for (const { reason } of rejections) inside.uncaught(reason, 'unhandledRejection');
      };
      ENTER.runInContext(this.#context);
    }
  }
}
