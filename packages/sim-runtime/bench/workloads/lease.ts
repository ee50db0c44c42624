import { type LogicalTime } from '@gossip/sim-runtime';

export interface State {
  readonly epoch: number;
  readonly holder: number;
  readonly expiresAt: number;
}

export interface Input {
  readonly kind: 'acquire' | 'write';
  readonly worker: number;
}

export type Effect =
  | { readonly kind: 'granted'; readonly to: number; readonly epoch: number }
  | { readonly kind: 'denied'; readonly to: number };

export const initialState: State = { epoch: 0, holder: -1, expiresAt: 0 };

const LEASE_TICKS = 100;

/** A small lease: who holds it may write, and it runs out. */
export function transition(
  state: State,
  { kind, worker }: Input,
  now: LogicalTime,
): readonly [State, readonly Effect[]] {
  const isFree = now >= state.expiresAt;
  if (kind === 'write' || !isFree) {
    const isHolder = !isFree && state.holder === worker;
    if (!isHolder) return [state, [{ kind: 'denied', to: worker }]];
    return [state, [{ kind: 'granted', to: worker, epoch: state.epoch }]];
  }
  const next = { epoch: state.epoch + 1, holder: worker, expiresAt: now + LEASE_TICKS };
  return [next, [{ kind: 'granted', to: worker, epoch: next.epoch }]];
}
