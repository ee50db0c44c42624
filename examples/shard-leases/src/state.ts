import { type LogicalTime, type NodeId } from '@gossip/sim-runtime';

/** How long a lease lasts from its grant or its last renewal. */
export const LEASE_TICKS = 100;

export interface Lease {
  readonly holder: NodeId;
  /** The fencing epoch under which the lease was granted. */
  readonly epoch: number;
  readonly expiresAt: LogicalTime;
}

export interface State {
  /** The newest epoch granted so far: each grant has a higher one. */
  readonly epoch: number;
  readonly lease: Lease | undefined;
  /** What was written last. */
  readonly value: number | undefined;
}

export const initialState: State = {
  epoch: 0,
  lease: undefined,
  value: undefined,
};

export type Input =
  | { readonly kind: 'acquire'; readonly worker: NodeId }
  | { readonly kind: 'renew'; readonly worker: NodeId; readonly epoch: number }
  | {
      readonly kind: 'write';
      readonly worker: NodeId;
      readonly epoch: number;
      readonly value: number;
    }
  | {
      readonly kind: 'release';
      readonly worker: NodeId;
      readonly epoch: number;
    };

export type Effect =
  | {
      readonly kind: 'granted';
      readonly to: NodeId;
      readonly epoch: number;
      readonly expiresAt: LogicalTime;
    }
  | { readonly kind: 'denied'; readonly to: NodeId; readonly holder: NodeId }
  | { readonly kind: 'accepted'; readonly to: NodeId; readonly epoch: number }
  | { readonly kind: 'rejected'; readonly to: NodeId; readonly epoch: number }
  | { readonly kind: 'released'; readonly to: NodeId; readonly epoch: number };
