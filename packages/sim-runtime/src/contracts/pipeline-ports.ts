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
  | { readonly status: 'none' }
  | { readonly status: 'loaded'; readonly checkpoint: Checkpoint }
  /** What was there could not be read back whole, as after a torn write. */
  | { readonly status: 'corrupt' };

/** What a pipeline stage is told: that it starts, how an effect came out, that a wait is over. */
export type PipelineEvent<Record, Checkpoint> =
  /** The stage starts, for the first time or after a crash. */
  | { readonly kind: 'started'; readonly loaded: LoadedCheckpoint<Checkpoint> }
  /** Records from `offset` on; fewer than asked for, or none, when there are no more yet. */
  | { readonly kind: 'records'; readonly offset: number; readonly records: readonly Record[] }
  | { readonly kind: 'read-failed'; readonly offset: number; readonly reason: string }
  | { readonly kind: 'checkpointed'; readonly checkpoint: Checkpoint }
  | {
      readonly kind: 'checkpoint-failed';
      readonly checkpoint: Checkpoint;
      readonly reason: string;
    }
  | { readonly kind: 'emitted'; readonly id: string }
  | { readonly kind: 'emit-failed'; readonly id: string; readonly reason: string }
  | { readonly kind: 'timeout' };

/** Where records come from. */
export interface Source<Record> {
  /**
   * Reads up to `limit` records from `offset`, counted from 0; fewer, or none, when no more are
   * there yet.
   */
  read(offset: number, limit: number): Promise<readonly Record[]>;
}

/** Where a stage remembers how far it has come. */
export interface CheckpointStore<Checkpoint> {
  /** What was stored last. Asked when the stage starts, for the first time or after a crash. */
  load(): Promise<LoadedCheckpoint<Checkpoint>>;
  /** Resolves when `checkpoint` would be found after a crash, not before. */
  save(checkpoint: Checkpoint): Promise<void>;
}

/** Where outputs go. An `id` that the sink has seen before is accepted and ignored. */
export interface Sink<Output> {
  /** Resolves when the sink has the output; a rejection comes to the stage as `emit-failed`. */
  emit(id: string, output: Output): Promise<void>;
}
