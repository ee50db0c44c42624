import { type PipelineEffect, type PipelineEvent } from '@gossip/sim-runtime';

/** A piece of a file. Each character stands for one byte. */
export interface Chunk {
  readonly kind: 'chunk';
  readonly path: string;
  /** Where in the file it begins. */
  readonly position: number;
  readonly text: string;
}

/** What a folder is made of, file by file and piece by piece; its end is its last record. */
export type FolderRecord = Chunk | { readonly kind: 'end' };

/** The end of what was scanned last: a pattern may begin in it and end in the next chunk. */
export interface Tail {
  readonly path: string;
  readonly text: string;
}

/** How far the scanner has come: all records before `nextOffset` are dealt with. */
export interface Checkpoint {
  readonly nextOffset: number;
  readonly tail: Tail;
  readonly isDone: boolean;
}

export interface Finding {
  readonly path: string;
  /** Where in the file it begins. */
  readonly position: number;
  readonly pattern: string;
}

export type Event = PipelineEvent<FolderRecord, Checkpoint>;
export type Effect = PipelineEffect<Checkpoint, Finding>;

export interface State {
  readonly phase: 'reading' | 'emitting' | 'checkpointing' | 'done';
  /** What will be dealt with once this phase and those after it are over. */
  readonly goal: Checkpoint;
  /** Findings that the sink has not confirmed. */
  readonly pending: readonly Finding[];
  /** Those of them that the sink has failed to take, to be emitted again. */
  readonly failed: readonly Finding[];
  /** Whether the scanner has asked to be woken. It never asks twice: each time it would do everything again. */
  readonly isWaiting: boolean;
}

export const BEGINNING: Checkpoint = {
  nextOffset: 0,
  tail: { path: '', text: '' },
  isDone: false,
};

export const initialState: State = {
  phase: 'reading',
  goal: BEGINNING,
  pending: [],
  failed: [],
  isWaiting: false,
};
