import { type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { type Key, type Message, type Versioned } from './messages.js';

/** How a call of a client ended. */
export type Outcome =
  | { readonly kind: 'read'; readonly value: number | null }
  | { readonly kind: 'written' }
  /** No quorum answered in time. A write may have taken effect, or may yet. */
  | { readonly kind: 'timed out' };

/** Takes the outcome of a call, once. */
export type Reply = (outcome: Outcome) => void;

/** What a client asked for. */
export interface Call {
  readonly key: Key;
  /** The value to write; `undefined` for a read. */
  readonly value: number | undefined;
  readonly reply: Reply;
  /** When the node gives up. */
  readonly deadline: LogicalTime;
}

/** One round of questions to replicas, and who has answered. */
export interface Round {
  readonly call: Call;
  readonly phase: 'query' | 'store';
  readonly message: Message;
  readonly answered: Set<NodeId>;
  /** The newest that was found, in a query; what is stored, in a store. */
  newest: Versioned;
  /** Whether replicas gave different answers. */
  differ: boolean;
  /** When the question is asked again. */
  retryAt: LogicalTime;
}
