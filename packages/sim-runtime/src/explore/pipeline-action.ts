import { type LoadedCheckpoint, type PipelineEffect } from '../contracts/pipeline-ports.js';

/** A call of a port that has not ended, or the start of the stage. */
export type PortCall =
  | PipelineEffect<unknown, unknown>
  | { readonly kind: 'start'; readonly loaded: LoadedCheckpoint<unknown> };

/** The fate of a write that a crash interrupts. */
export type WriteOutcome = 'undone' | 'done' | 'torn';

/** What can happen next in an explored universe of a stage. */
export type PipelineAction =
  | { readonly kind: 'end' | 'fail'; readonly call: PortCall }
  | {
      readonly kind: 'corrupt' | 'short';
      readonly call: PortCall;
      readonly records: readonly unknown[];
    }
  | {
      readonly kind: 'crash';
      readonly writes: readonly { readonly call: PortCall; readonly outcome: WriteOutcome }[];
    };
