import { type PipelineEffect, type PipelineEvent } from '@gossip/sim-runtime';

const BATCH = 4;
const RETRY_TICKS = 10;

export interface Order {
  readonly order: number;
}

/** How far the stage has come, and how many invoices it has numbered. */
export interface Checkpoint {
  readonly offset: number;
  readonly invoices: number;
}

export interface Invoice {
  readonly number: number;
  readonly order: number;
}

export type Event = PipelineEvent<Order, Checkpoint>;
export type Effect = PipelineEffect<Checkpoint, Invoice>;

export interface State extends Checkpoint {
  readonly saved: Checkpoint;
  readonly unsent: readonly Order[];
}

const NOTHING: Checkpoint = { offset: 0, invoices: 0 };

export const initialState: State = { ...NOTHING, saved: NOTHING, unsent: [] };

type Outcome = readonly [State, readonly Effect[]];

/** Writes an invoice with a number of its own for each order. */
export function step(state: State, event: Event): Outcome {
  switch (event.kind) {
    case 'started': {
      const saved = event.loaded.status === 'loaded' ? event.loaded.checkpoint : NOTHING;
      return proceed({ ...saved, saved, unsent: [] });
    }
    case 'records': {
      if (event.records.length === 0) return [state, [{ kind: 'wait', ticks: RETRY_TICKS }]];
      const offset = event.offset + event.records.length;
      return proceed({ ...state, offset, unsent: event.records });
    }
    case 'emitted':
      return proceed({
        ...state,
        invoices: state.invoices + 1,
        unsent: state.unsent.slice(1),
      });
    case 'checkpointed':
      return proceed({ ...state, saved: event.checkpoint });
    case 'read-failed':
    case 'emit-failed':
    case 'checkpoint-failed':
      return [state, [{ kind: 'wait', ticks: RETRY_TICKS }]];
    case 'timeout':
      return proceed(state);
  }
}

function proceed(state: State): Outcome {
  const { offset, saved, unsent } = state;
  const [next] = unsent;
  if (next !== undefined) return [state, [emit(state, next)]];
  if (saved.offset < offset) return [state, [save(state)]];
  return [state, [{ kind: 'read', offset, limit: BATCH }]];
}

function emit({ invoices }: State, { order }: Order): Effect {
  const number = invoices + 1;
  return { kind: 'emit', id: `invoice-${number}`, output: { number, order } };
}

/** An invoice's number depends on both, so that both have to be saved in one write. */
function save(state: State): Effect {
  const { offset, invoices } = state;
  const checkpoint = { offset, invoices };
  return { kind: 'checkpoint', checkpoint };
}
