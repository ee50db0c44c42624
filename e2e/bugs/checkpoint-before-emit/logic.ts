import { type PipelineEffect, type PipelineEvent } from '@gossip/sim-runtime';

const BATCH = 8;
const RETRY_TICKS = 10;

export interface Line {
  readonly text: string;
}

export interface Checkpoint {
  readonly offset: number;
}

export type Event = PipelineEvent<Line, Checkpoint>;
export type Effect = PipelineEffect<Checkpoint, Line>;

export interface State {
  /** Everything before this offset has been read. */
  readonly offset: number;
  /** Everything before this offset is behind the checkpoint. */
  readonly saved: number;
  /** What the sink does not have yet, the first of it at `offset - unsent.length`. */
  readonly unsent: readonly Line[];
}

export const initialState: State = { offset: 0, saved: 0, unsent: [] };

type Outcome = readonly [State, readonly Effect[]];

/** Copies lines from a log to a sink, and forgets none of them when it crashes. */
export function step(state: State, event: Event): Outcome {
  switch (event.kind) {
    case 'started': {
      const offset = event.loaded.status === 'loaded' ? event.loaded.checkpoint.offset : 0;
      return proceed({ offset, saved: offset, unsent: [] });
    }
    case 'records': {
      if (event.records.length === 0) return [state, [{ kind: 'wait', ticks: RETRY_TICKS }]];
      return proceed({
        ...state,
        offset: event.offset + event.records.length,
        unsent: event.records,
      });
    }
    case 'emitted':
      return proceed({ ...state, unsent: state.unsent.slice(1) });
    case 'checkpointed':
      return proceed({ ...state, saved: event.checkpoint.offset });
    case 'read-failed':
    case 'emit-failed':
    case 'checkpoint-failed':
      return [state, [{ kind: 'wait', ticks: RETRY_TICKS }]];
    case 'timeout':
      return proceed(state);
  }
}

/** Does the next thing that is to be done. */
function proceed(state: State): Outcome {
  if (state.unsent.length > 0) return [state, [emit(state)]];
  if (state.saved < state.offset) return [state, [save(state)]];
  return [state, [{ kind: 'read', offset: state.offset, limit: BATCH }]];
}

function emit({ offset, unsent }: State): Effect {
  const [output = { text: '' }] = unsent;
  return { kind: 'emit', id: `line-${offset - unsent.length}`, output };
}

function save({ offset }: State): Effect {
  return { kind: 'checkpoint', checkpoint: { offset } };
}
