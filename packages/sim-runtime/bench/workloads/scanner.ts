import { type PipelineEffect, type PipelineEvent } from '@gossip/sim-runtime';

export type Event = PipelineEvent<number, number>;
export type Effect = PipelineEffect<number, number>;

export interface State {
  /** How many records are done with. */
  readonly next: number;
  /** What was read and is not emitted yet. */
  readonly pending: readonly number[];
}

export const initialState: State = { next: 0, pending: [] };

const BATCH = 16;
const RETRY_TICKS = 10;

/** A small stage: reads a batch, emits its records one after the other, saves its checkpoint. */
export function step(state: State, event: Event): readonly [State, readonly Effect[]] {
  switch (event.kind) {
    case 'started':
      return read(event.loaded.status === 'loaded' ? event.loaded.checkpoint : 0);
    case 'records':
      return proceed({ next: state.next, pending: event.records });
    case 'emitted':
      return proceed({ next: state.next + 1, pending: state.pending.slice(1) });
    case 'checkpointed':
      return read(state.next);
    case 'timeout':
      return proceed(state);
    default:
      return [state, [{ kind: 'wait', ticks: RETRY_TICKS }]];
  }
}

function read(next: number): readonly [State, readonly Effect[]] {
  return [{ next, pending: [] }, [{ kind: 'read', offset: next, limit: BATCH }]];
}

function proceed(state: State): readonly [State, readonly Effect[]] {
  const [output] = state.pending;
  if (output !== undefined) {
    return [state, [{ kind: 'emit', id: `record-${state.next}`, output }]];
  }
  return [state, [{ kind: 'checkpoint', checkpoint: state.next }]];
}
