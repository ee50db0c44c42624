import { type PipelineEvent } from '../contracts/pipeline-ports.js';
import { type PortFates } from './port-fates.js';
import { type WriteFailures } from './write-failures.js';

/** A sink that keeps the first output of each id, and whose writes fail. */
export class SimSink {
  /** What it holds, by id, in the order in which it came. */
  readonly outputs = new Map<string, unknown>();
  /** How many emissions reached it, those of an id that it held already included. */
  emissions = 0;
  readonly #fates: PortFates;
  readonly #failures: WriteFailures;
  /** Emissions under way: whether they happened is open until they end. */
  readonly #underWay = new Map<number, { readonly key: string; readonly output: unknown }>();

  constructor(fates: PortFates, failures: WriteFailures) {
    this.#fates = fates;
    this.#failures = failures;
  }

  begin(id: number, key: string, output: unknown): void {
    this.#underWay.set(id, { key, output });
  }

  /** The outcome of an emission, at the time when it ends. */
  end(id: number, key: string, output: unknown): PipelineEvent<never, never> {
    this.#underWay.delete(id);
    const reason = this.#failures.reason(id);
    if (reason !== undefined) return { kind: 'emit-failed', id: key, reason };
    this.#accept(key, output);
    return { kind: 'emitted', id: key };
  }

  /** The stage will not hear of what is under way: each emission has happened, or has not. */
  crash(): void {
    for (const [id, { key, output }] of this.#underWay) {
      if (this.#fates.outlivesCrash(id)) this.#accept(key, output);
    }
    this.#underWay.clear();
  }

  #accept(key: string, output: unknown): void {
    this.emissions++;
    if (!this.outputs.has(key)) this.outputs.set(key, output);
  }
}
