import { type LoadedCheckpoint } from '../contracts/pipeline-ports.js';

/**
 * The disk under a checkpoint store: what is there, what of it is synced, and what a crash leaves.
 */
export class CheckpointDisk<Checkpoint> {
  #cached: LoadedCheckpoint<Checkpoint> = { status: 'none' };
  #synced = this.#cached;
  /** Writes that have been asked for and have not ended. */
  readonly #underWay = new Map<number, Checkpoint>();

  /** What a start would find now. */
  get durable(): LoadedCheckpoint<Checkpoint> {
    return this.#synced;
  }

  begin(id: number, checkpoint: Checkpoint): void {
    this.#underWay.set(id, checkpoint);
  }

  /** A write ends: it is there, and synced unless the disk lies about it. */
  complete(id: number, checkpoint: Checkpoint, synced: boolean): void {
    this.#underWay.delete(id);
    this.#cached = { status: 'loaded', checkpoint };
    if (synced) this.#synced = this.#cached;
  }

  fail(id: number): void {
    this.#underWay.delete(id);
  }

  /** What was acknowledged reaches the disk after all. */
  sync(): void {
    this.#synced = this.#cached;
  }

  /**
   * The machine crashes: unsynced writes are undone, and each write that was under way is either as
   * if it had never been, or done, or torn.
   *
   * @returns how many writes were lost and torn
   */
  crash(outcome: (id: number) => 'undone' | 'done' | 'torn'): {
    readonly lost: number;
    readonly torn: number;
  } {
    const lost = this.#cached === this.#synced ? 0 : 1;
    let torn = 0;
    for (const [id, checkpoint] of this.#underWay) {
      const result = outcome(id);
      if (result === 'done') this.#synced = { status: 'loaded', checkpoint };
      if (result === 'torn') {
        this.#synced = { status: 'corrupt' };
        torn++;
      }
    }
    this.#underWay.clear();
    this.#cached = this.#synced;
    return { lost, torn };
  }
}
