import { type CompletedCall } from '../calls.js';
import { type EdgeKind } from './edges.js';

/** A kind of cycle, all of whose edges are dependencies (Adya 1999; names as in Elle). */
export type CycleName = 'G0' | 'G1c' | 'G-single-item' | 'G-nonadjacent-item' | 'G2-item';

/** The kinds of cycles, the worst first. */
export const CYCLES: readonly CycleName[] = [
  'G0',
  'G1c',
  'G-single-item',
  'G-nonadjacent-item',
  'G2-item',
];

/** What a cycle needs beside dependencies: the order of each client's calls, or real time. */
export type CycleSuffix = '' | '-process' | '-realtime';

/** Anomalies that no cycle is needed for, or that say more than the name of a cycle. */
export type PlainAnomalyName =
  | 'G1a'
  | 'G1b'
  | 'internal'
  | 'dirty-update'
  | 'lost-update'
  | 'long-fork'
  | 'duplicate-elements'
  | 'incompatible-order'
  | 'cyclic-versions'
  | 'unwritten-read';

/** What is wrong with a history, as Elle names it (Kingsbury and Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations", 2020). */
export type AnomalyName = PlainAnomalyName | `${CycleName}${CycleSuffix}`;

/** One step of a cycle: the transaction at its start comes before that at its end. */
export interface CycleStep {
  /** The transaction at the start. */
  readonly from: CompletedCall;
  /** The transaction at the end. */
  readonly to: CompletedCall;
  /** Why it comes before. */
  readonly kind: EdgeKind;
  /** The reason in words: `T1 appended 1 to x before T2 appended 2`. */
  readonly words: string;
}

/** Something in a history that an isolation level forbids. */
export interface Anomaly {
  /** Its name. */
  readonly name: AnomalyName;
  /** What happened, in one sentence. */
  readonly words: string;
  /** The transactions that it happened between. */
  readonly transactions: readonly CompletedCall[];
  /** The cycle, if it is one: the last step ends where the first starts. */
  readonly cycle: readonly CycleStep[];
}
