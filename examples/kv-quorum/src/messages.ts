import { type NodeId } from '@gossip/sim-runtime';

/** Keys are numbers: a key is kept by the replicas that follow it in the ring of nodes. */
export type Key = number;

/** Of two versions, the one with the higher counter is newer, and of equal counters that of the higher node. */
export interface Version {
  readonly counter: number;
  /** The node that made the version. */
  readonly node: NodeId;
}

/** A value with its version; a key that was never written has `NEVER_WRITTEN`. */
export interface Versioned {
  readonly version: Version;
  readonly value: number | null;
}

export const NEVER_WRITTEN: Versioned = {
  version: { counter: 0, node: 0 as NodeId },
  value: null,
};

/** `request` is the number that a node gave to one round of questions: its answers carry it. */
export type Message =
  /** Asks a replica what it has of a key. */
  | { readonly kind: 'query'; readonly request: number; readonly key: Key }
  | { readonly kind: 'found'; readonly request: number; readonly found: Versioned }
  /** Asks a replica to keep a value, unless it has a newer one. */
  | {
      readonly kind: 'store';
      readonly request: number;
      readonly key: Key;
      readonly versioned: Versioned;
    }
  | { readonly kind: 'stored'; readonly request: number };

/** Negative if the first version is older, 0 if they are the same. */
export function compareVersions(first: Version, second: Version): number {
  return first.counter - second.counter || first.node - second.node;
}
