import { type LogicalTime, type NodeId } from '@gossip/sim-runtime';

/** The keys that are to be worked through, as a half-open range. */
export const KEY_SPACE = { from: 0, to: 1_024 } as const;

/** How many shards the key space is cut into at the start. */
export const FIRST_SHARDS = 4;

/** How long a lease lasts from its grant or its last renewal. */
export const LEASE_TICKS = 100;

/** A shard with fewer keys left than this is not split any more. */
export const LEAST_SPLIT = 32;

/** Shards are numbered from 0 in the order of their creation. */
export type ShardId = number;

export type ShardStatus =
  | { readonly kind: 'free' }
  | { readonly kind: 'leased'; readonly worker: NodeId; readonly expiresAt: LogicalTime }
  /** Set aside by its worker, until a request unparks it. */
  | { readonly kind: 'parked' }
  | { readonly kind: 'done' };

/** The keys from `from` up to, but not including, `to`, and how far the work on them has come. */
export interface Shard {
  readonly id: ShardId;
  readonly from: number;
  readonly to: number;
  /** All keys before it are dealt with. */
  readonly cursor: number;
  /** The fencing epoch of the newest lease: each grant has a higher one. 0 before the first. */
  readonly epoch: number;
  readonly status: ShardStatus;
}

/** The last request of a worker, and how it was answered. */
export interface Session {
  readonly worker: NodeId;
  readonly sequence: number;
  readonly answer: Answer;
}

export interface State {
  /** By id. */
  readonly shards: readonly Shard[];
  /** By worker, in ascending order. */
  readonly sessions: readonly Session[];
}

export const initialState: State = {
  shards: Array.from({ length: FIRST_SHARDS }, (_, id): Shard => {
    const size = (KEY_SPACE.to - KEY_SPACE.from) / FIRST_SHARDS;
    const from = KEY_SPACE.from + id * size;
    return { id, from, to: from + size, cursor: from, epoch: 0, status: { kind: 'free' } };
  }),
  sessions: [],
};

/** A shard, and the epoch of the lease under which a worker claims to hold it. */
export interface Claim {
  readonly shard: ShardId;
  readonly epoch: number;
}

export type Command =
  /** Asks for any free shard. */
  | { readonly kind: 'claim' }
  | ({ readonly kind: 'renew' } & Claim)
  /** Says that all keys before `cursor` are dealt with. */
  | ({ readonly kind: 'checkpoint'; readonly cursor: number } & Claim)
  | ({ readonly kind: 'complete' } & Claim)
  | ({ readonly kind: 'park' } & Claim)
  | { readonly kind: 'unpark'; readonly shard: ShardId }
  /** Gives the keys from `at` on to a new shard. */
  | ({ readonly kind: 'split'; readonly at: number } & Claim);

/**
 * A worker's request. Its number is the request's identity: a worker repeats a request under the same
 * number until it is answered, and goes on to the next number then.
 */
export type Input = Command & { readonly worker: NodeId; readonly sequence: number };

export type Answer =
  | {
      readonly kind: 'granted';
      readonly shard: ShardId;
      readonly epoch: number;
      readonly cursor: number;
      readonly end: number;
      readonly expiresAt: LogicalTime;
    }
  /** Nothing is free; a parked shard, if there is one, could be unparked. */
  | { readonly kind: 'denied'; readonly parked: ShardId | null }
  | ({ readonly kind: 'renewed'; readonly expiresAt: LogicalTime } & Claim)
  | ({ readonly kind: 'checkpointed'; readonly cursor: number } & Claim)
  | ({ readonly kind: 'completed' } & Claim)
  | ({ readonly kind: 'parked' } & Claim)
  | { readonly kind: 'unparked'; readonly shard: ShardId }
  | ({ readonly kind: 'split'; readonly at: number; readonly into: ShardId } & Claim)
  | { readonly kind: 'rejected'; readonly shard: ShardId; readonly reason: Rejection };

export type Rejection =
  /** The lease has run out, or another was granted since. */
  | 'fenced'
  /** The cursor would go back, or leave the shard. */
  | 'bad cursor'
  /** There are keys left. */
  | 'unfinished'
  /** There are too few keys on one side. */
  | 'bad split'
  | 'not parked';

/** What a request gets whose number is behind its worker's session: the number to go on with. */
export interface Late {
  readonly kind: 'late';
  readonly next: number;
}

export type Effect = (Answer | Late) & { readonly worker: NodeId; readonly sequence: number };
