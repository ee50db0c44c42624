import { advance, type LogicalTime, type NodeId } from '@gossip/sim-runtime';

const LEASE_TICKS = 100;

export interface State {
  /** The newest epoch granted so far. */
  readonly epoch: number;
  readonly holder: NodeId | undefined;
  readonly expiresAt: LogicalTime;
  readonly value: number;
}

export type Input =
  | { readonly kind: 'acquire'; readonly worker: NodeId }
  | { readonly kind: 'write'; readonly worker: NodeId; readonly epoch: number };

export type Effect =
  | {
      readonly kind: 'granted';
      readonly to: NodeId;
      readonly epoch: number;
      readonly expiresAt: LogicalTime;
    }
  | { readonly kind: 'denied'; readonly to: NodeId }
  | { readonly kind: 'accepted'; readonly to: NodeId; readonly epoch: number }
  | { readonly kind: 'rejected'; readonly to: NodeId; readonly epoch: number };

export const initialState: State = {
  epoch: 0,
  holder: undefined,
  expiresAt: 0 as LogicalTime,
  value: 0,
};

/** A store that one worker at a time may write to: the one that holds the lease. */
export function transition(
  state: State,
  input: Input,
  now: LogicalTime,
): readonly [State, readonly Effect[]] {
  const { worker } = input;
  if (input.kind === 'acquire') {
    const isRunning = state.holder !== undefined && now < state.expiresAt;
    if (isRunning && state.holder !== worker) return [state, [{ kind: 'denied', to: worker }]];
    // Asked again by its holder, whose reply may have been lost, it is the same lease.
    const epoch = isRunning ? state.epoch : state.epoch + 1;
    const expiresAt = isRunning ? state.expiresAt : advance(now, LEASE_TICKS);
    return [
      { ...state, epoch, holder: worker, expiresAt },
      [{ kind: 'granted', to: worker, epoch, expiresAt }],
    ];
  }
  const { epoch } = input;
  if (epoch < state.epoch) return [state, [{ kind: 'rejected', to: worker, epoch }]];
  return [{ ...state, value: state.value + 1 }, [{ kind: 'accepted', to: worker, epoch }]];
}
