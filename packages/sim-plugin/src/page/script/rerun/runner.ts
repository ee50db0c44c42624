import type { Plan } from '@gossip/sim-runtime/sim';
import type { PageData } from '../../page-data.js';
import type { PageBundle, RerunReply, RerunRequest } from '../../rerun/page-bundle.js';
import { unpacked } from '../unpacked.js';

/** How long a run may take before its worker is ended. */
const WATCHDOG_MS = 10_000;

/** A run that was done in the page. */
export type Rerun = Extract<RerunReply, { readonly kind: 'run' }>;

/** Runs plans in a worker, whose script the page carries. */
export class Runner {
  readonly #bundle: Extract<PageBundle, { readonly kind: 'bundle' }>;
  readonly #limits: PageData['limits'];
  #url: string | undefined;
  #worker: Worker | undefined;
  #runs = 0;

  constructor(
    bundle: Extract<PageBundle, { readonly kind: 'bundle' }>,
    limits: PageData['limits'],
  ) {
    this.#bundle = bundle;
    this.#limits = limits;
  }

  /**
   * Runs a plan. One run is done at a time.
   *
   * @param branch - another seed from some time on, whose operations and faults are put into the plan
   * @throws Error when the plan cannot be run, or the run has no end
   */
  async run(plan: Plan, branch?: RerunRequest['branch']): Promise<Rerun> {
    const worker = await this.#start();
    const id = this.#runs++;
    const request: RerunRequest = {
      id,
      plan,
      limits: this.#limits,
      ...(branch === undefined ? {} : { branch }),
    };
    return new Promise((resolve, reject) => {
      const fail = (message: string): void => {
        this.#end();
        reject(new Error(message));
      };
      const watchdog = setTimeout(
        () => fail(`The run did not end within ${WATCHDOG_MS / 1_000} seconds, and was stopped.`),
        WATCHDOG_MS,
      );
      worker.onmessage = ({ data: reply }: MessageEvent<RerunReply>) => {
        if (reply.id !== id) return;
        clearTimeout(watchdog);
        if (reply.kind === 'run') resolve(reply);
        else reject(new Error(reply.message));
      };
      worker.onerror = ({ message }) => {
        clearTimeout(watchdog);
        fail(`The module does not run in this page: ${message}`);
      };
      worker.postMessage(request);
    });
  }

  async #start(): Promise<Worker> {
    this.#url ??= URL.createObjectURL(
      new Blob([await unpacked(this.#bundle.code)], { type: 'text/javascript' }),
    );
    this.#worker ??= new Worker(this.#url);
    return this.#worker;
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
