/**
 * The vocabulary of a pipeline stage: the effects that ask something of a port, and the events by
 * which the port answers. A stage's own `Effect` and `Event` unions contain these, beside kinds of
 * their own.
 */

/** Asks the source for up to `limit` records, the first of them at `offset`. */
export interface ReadEffect {
  /** What marks the effect. */
  readonly kind: 'read';
  /** 0 or more: how many records lie before the first one asked for. */
  readonly offset: number;
  /** 1 or more. */
  readonly limit: number;
}

/** Asks the checkpoint store to make `checkpoint` the one that the next start finds. */
export interface CheckpointEffect<Checkpoint> {
  /** What marks the effect. */
  readonly kind: 'checkpoint';
  /** What to store in place of the checkpoint before; plain data. */
  readonly checkpoint: Checkpoint;
}

/** Asks the sink to take `output`. A sink keeps the first output of each `id` and ignores later ones. */
export interface EmitEffect<Output> {
  /** What marks the effect. */
  readonly kind: 'emit';
  /**
   * By which the sink knows an output that it already has: the same for the same output, over
   * restarts, too.
   */
  readonly id: string;
  /** What the sink is to have; plain data. */
  readonly output: Output;
}

/** Asks to be woken by a `timeout` event after `ticks`. */
export interface WaitEffect {
  /** What marks the effect. */
  readonly kind: 'wait';
  /** 1 or more. */
  readonly ticks: number;
}

/**
 * What a pipeline stage can ask for. Each is answered by one `PipelineEvent`, unless the stage
 * crashes first.
 */
export type PipelineEffect<Checkpoint, Output> =
  ReadEffect | CheckpointEffect<Checkpoint> | EmitEffect<Output> | WaitEffect;

/** What a checkpoint store held when the stage started. */
export type LoadedCheckpoint<Checkpoint> =
  /** Nothing was ever stored. */
  | { readonly status: 'none' }
  | {
      readonly status: 'loaded';
      /** What was stored last. */
      readonly checkpoint: Checkpoint;
    }
  /** What was there could not be read back whole, as after a torn write. */
  | { readonly status: 'corrupt' };

/** An event of a pipeline stage: its start, the outcome of an effect, the end of a wait. */
export type PipelineEvent<Record, Checkpoint> =
  /** The stage starts, for the first time or after a crash. */
  | {
      readonly kind: 'started';
      /** What the checkpoint store held. */
      readonly loaded: LoadedCheckpoint<Checkpoint>;
    }
  /** Records from `offset` on; fewer than asked for, or none, when there are no more yet. */
  | {
      readonly kind: 'records';
      /** The offset that the effect asked for. */
      readonly offset: number;
      /** In the source's order. */
      readonly records: readonly Record[];
    }
  /** A read failed; it may be asked for again. */
  | {
      readonly kind: 'read-failed';
      /** The offset that the effect asked for. */
      readonly offset: number;
      /** What went wrong, in words. */
      readonly reason: string;
    }
  /** A checkpoint is stored: the next start finds it. */
  | {
      readonly kind: 'checkpointed';
      /** The checkpoint that was stored. */
      readonly checkpoint: Checkpoint;
    }
  /** A checkpoint may be stored or not. */
  | {
      readonly kind: 'checkpoint-failed';
      /** The checkpoint that was to be stored. */
      readonly checkpoint: Checkpoint;
      /** What went wrong, in words. */
      readonly reason: string;
    }
  /** The sink has an output. */
  | {
      readonly kind: 'emitted';
      /** The id of the output. */
      readonly id: string;
    }
  /** The sink may have an output or not; emitting it again does no harm. */
  | {
      readonly kind: 'emit-failed';
      /** The id of the output. */
      readonly id: string;
      /** What went wrong, in words. */
      readonly reason: string;
    }
  /** A wait is over. */
  | { readonly kind: 'timeout' };

/** Where records come from. */
export interface Source<Record> {
  /**
   * Reads up to `limit` records from `offset`, counted from 0; fewer, or none, when no more are
   * there yet.
   *
   * @param offset - how many records lie before the first one asked for: 0 or more
   * @param limit - the most records to give: 1 or more
   */
  read(offset: number, limit: number): Promise<readonly Record[]>;
}

/** Where a stage remembers how far it has come. */
export interface CheckpointStore<Checkpoint> {
  /** What was stored last. Asked when the stage starts, for the first time or after a crash. */
  load(): Promise<LoadedCheckpoint<Checkpoint>>;
  /**
   * Resolves when `checkpoint` would be found after a crash, not before.
   *
   * @param checkpoint - what the next `load` is to give; plain data
   */
  save(checkpoint: Checkpoint): Promise<void>;
}

/** Where outputs go. An `id` that the sink has seen before is accepted and ignored. */
export interface Sink<Output> {
  /**
   * Resolves when the sink has the output; the stage receives a rejection as `emit-failed`.
   *
   * @param id - by which the sink knows an output that it already has
   * @param output - what the sink is to have; plain data
   */
  emit(id: string, output: Output): Promise<void>;
}
