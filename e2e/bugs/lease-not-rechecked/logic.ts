import { advance, type LogicalTime, type NodeId } from '@gossip/sim-runtime';

const LEASE_TICKS = 80;

export interface Write {
  readonly worker: NodeId;
  readonly epoch: number;
}

export interface State {
  readonly epoch: number;
  readonly holder: NodeId | undefined;
  readonly expiresAt: LogicalTime;
  /** Writes that wait for the disk. */
  readonly waiting: readonly Write[];
}

export type Input =
  | { readonly kind: 'acquire'; readonly worker: NodeId }
  /** Asks for a write, which waits for the disk. */
  | { readonly kind: 'submit'; readonly worker: NodeId; readonly epoch: number }
  /** The disk is ready for all that waits. */
  | { readonly kind: 'flush' };

export type Effect =
  | { readonly kind: 'granted'; readonly to: NodeId; readonly epoch: number }
  | { readonly kind: 'refused'; readonly to: NodeId; readonly epoch: number }
  | { readonly kind: 'written'; readonly to: NodeId; readonly epoch: number };

export const initialState: State = {
  epoch: 0,
  holder: undefined,
  expiresAt: 0 as LogicalTime,
  waiting: [],
};

type Outcome = readonly [State, readonly Effect[]];

/** A store behind a lease, whose writes wait for a disk that is slow. */
export function transition(state: State, input: Input, now: LogicalTime): Outcome {
  switch (input.kind) {
    case 'acquire':
      return acquire(state, input.worker, now);
    case 'submit': {
      const { worker, epoch } = input;
      if (!mayWrite(state, epoch)) return [state, [{ kind: 'refused', to: worker, epoch }]];
      return [{ ...state, waiting: [...state.waiting, { worker, epoch }] }, []];
    }
    case 'flush':
      return flush(state);
  }
}

function acquire(state: State, worker: NodeId, now: LogicalTime): Outcome {
  const { holder } = state;
  if (holder !== undefined && now < state.expiresAt) {
    const kind = holder === worker ? 'granted' : 'refused';
    return [state, [{ kind, to: worker, epoch: state.epoch }]];
  }
  const epoch = state.epoch + 1;
  const next = { ...state, epoch, holder: worker, expiresAt: advance(now, LEASE_TICKS) };
  return [next, [{ kind: 'granted', to: worker, epoch }]];
}

function flush(state: State): Outcome {
  const effects = state.waiting.map(({ worker, epoch }): Effect => {
    const isHeld = mayWrite(state, epoch);
    return { kind: isHeld ? 'written' : 'refused', to: worker, epoch };
  });
  return [{ ...state, waiting: [] }, effects];
}

/** Whether a lease of that epoch is the newest, so that no other worker can hold one. */
function mayWrite(state: State, epoch: number): boolean {
  return epoch === state.epoch;
}
