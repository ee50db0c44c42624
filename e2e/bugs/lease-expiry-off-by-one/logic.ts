import { advance, type LogicalTime, type NodeId } from '@gossip/sim-runtime';

const LEASE_TICKS = 50;

export interface State {
  readonly holder: NodeId | undefined;
  /** At this very tick the lease is free again. */
  readonly expiresAt: LogicalTime;
  readonly value: number;
}

export type Input =
  | { readonly kind: 'acquire'; readonly worker: NodeId }
  | { readonly kind: 'write'; readonly worker: NodeId };

export type Effect =
  | { readonly kind: 'granted'; readonly to: NodeId; readonly expiresAt: LogicalTime }
  | { readonly kind: 'accepted'; readonly to: NodeId }
  | { readonly kind: 'refused'; readonly to: NodeId };

export const initialState: State = { holder: undefined, expiresAt: 0 as LogicalTime, value: 0 };

/** A store that the holder of a lease may write to, for as long as the lease runs. */
export function transition(
  state: State,
  input: Input,
  now: LogicalTime,
): readonly [State, readonly Effect[]] {
  const { worker } = input;
  const isRunning = state.holder !== undefined && now < state.expiresAt;
  if (input.kind === 'acquire') {
    if (isRunning) return [state, [{ kind: 'refused', to: worker }]];
    const expiresAt = advance(now, LEASE_TICKS);
    return [{ ...state, holder: worker, expiresAt }, [{ kind: 'granted', to: worker, expiresAt }]];
  }
  if (!isRunning || state.holder !== worker) return [state, [{ kind: 'refused', to: worker }]];
  return [{ ...state, value: state.value + 1 }, [{ kind: 'accepted', to: worker }]];
}
