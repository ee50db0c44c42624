import { type Flight } from './flights.js';

/** What can happen next in an explored universe of a gossip module, and what is drawn meanwhile. */
export type GossipAction =
  | {
      readonly kind: 'operation';
      readonly name: string;
      readonly node: number;
      readonly draws: readonly number[];
    }
  | { readonly kind: 'timeout'; readonly node: number; readonly draws: readonly number[] }
  | { readonly kind: 'deliver'; readonly flight: Flight; readonly draws: readonly number[] }
  | { readonly kind: 'lose' | 'duplicate'; readonly flight: Flight }
  | { readonly kind: 'crash'; readonly node: number };
