import { type LoadedCheckpoint, type PipelineEvent } from '../contracts/pipeline-ports.js';
import { type FaultCounter } from '../faults/fault-counter.js';
import { CheckpointDisk } from './checkpoint-disk.js';
import { type PortFates } from './port-fates.js';
import { type WriteFailures } from './write-failures.js';

/** A checkpoint store whose writes fail, tear in a crash, and are acknowledged before they are synced. */
export class SimCheckpointStore {
  readonly #disk = new CheckpointDisk<unknown>();
  readonly #fates: PortFates;
  readonly #faults: FaultCounter;
  readonly #failures: WriteFailures;

  constructor(fates: PortFates, faults: FaultCounter, failures: WriteFailures) {
    this.#fates = fates;
    this.#faults = faults;
    this.#failures = failures;
  }

  /** What a start would find now. */
  get durable(): LoadedCheckpoint<unknown> {
    return this.#disk.durable;
  }

  begin(id: number, checkpoint: unknown): void {
    this.#disk.begin(id, checkpoint);
  }

  /** The outcome of a write, at the time when it ends. */
  end(id: number, checkpoint: unknown): PipelineEvent<never, unknown> {
    const reason = this.#failures.reason(id);
    if (reason !== undefined) {
      this.#disk.fail(id);
      return { kind: 'checkpoint-failed', checkpoint, reason };
    }
    this.#disk.complete(id, checkpoint, !this.#fates.strikes('lostWritePpm', id));
    return { kind: 'checkpointed', checkpoint };
  }

  /**
   * Undoes what is not synced; what is under way is undone, done or torn.
   *
   * @returns how many writes were lost and torn
   */
  crash(): { readonly lost: number; readonly torn: number } {
    const { lost, torn } = this.#disk.crash((id) => this.#interrupted(id));
    if (lost > 0) this.#faults.count('lost-write', lost);
    if (torn > 0) this.#faults.count('torn-write', torn);
    return { lost, torn };
  }

  /** What was acknowledged reaches the disk after all. */
  sync(): void {
    this.#disk.sync();
  }

  #interrupted(id: number): 'undone' | 'done' | 'torn' {
    if (this.#fates.strikes('tornWritePpm', id)) return 'torn';
    return this.#fates.outlivesCrash(id) ? 'done' : 'undone';
  }
}
