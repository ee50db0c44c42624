import { type PipelineEffect, type PipelineEvent } from '@gossip/sim-runtime';

/** A line of a log, with a checksum by which a reader knows that it is whole. */
export interface LogRecord {
  readonly text: string;
  readonly checksum: number;
}

/** How far the scanner has come: all records before `nextOffset` are dealt with. */
export interface Checkpoint {
  readonly nextOffset: number;
}

export interface Finding {
  readonly offset: number;
  readonly text: string;
}

export type Event = PipelineEvent<LogRecord, Checkpoint>;
export type Effect = PipelineEffect<Checkpoint, Finding>;

export type State =
  | { readonly phase: 'reading'; readonly offset: number }
  /** Waiting for the sink to take the findings of a batch, one after the other. */
  | {
      readonly phase: 'emitting';
      readonly nextOffset: number;
      readonly pending: readonly Finding[];
    }
  | { readonly phase: 'checkpointing'; readonly nextOffset: number };

export const initialState: State = { phase: 'reading', offset: 0 };

/** The checksum of a line. */
export function checksum(text: string): number {
  let sum = 17;
  for (let index = 0; index < text.length; index++)
    sum = (sum * 31 + text.charCodeAt(index)) % 65_521;
  return sum;
}
