import { type FaultKind } from '../faults/fault-kind.js';
import { type Phase } from './phase.js';

/** What became of a message at the moment when it was sent. */
export type Fate = 'delivered' | 'lost' | 'blocked';

/** One thing that happened in a run. Times are in ticks. */
export type TraceEntry =
  | { readonly at: number; readonly kind: 'phase'; readonly phase: Phase }
  | {
      readonly at: number;
      readonly kind: 'operation';
      readonly party: number;
      readonly name: string;
      /** What the operation came to: an input, or nothing where it was not possible. */
      readonly input?: unknown;
      readonly skipped: boolean;
    }
  | {
      readonly at: number;
      readonly kind: 'applied';
      /** The causal id of the message or answer that brought the input. */
      readonly id: number;
      readonly party: number;
      readonly input: unknown;
      readonly effects: readonly unknown[];
      readonly state: unknown;
    }
  | {
      readonly at: number;
      readonly kind: 'sent';
      readonly id: number;
      /** The sender; absent for the coordinator. */
      readonly from?: number;
      readonly to?: number;
      readonly message: unknown;
      readonly fate: Fate;
      /** When it will arrive, for one that is delivered. */
      readonly arrivesAt?: number;
    }
  | {
      readonly at: number;
      readonly kind: 'received';
      readonly id: number;
      readonly from?: number;
      readonly to?: number;
      readonly message: unknown;
    }
  /** A message that arrived where nobody was up to take it. */
  | { readonly at: number; readonly kind: 'missed'; readonly id: number; readonly to?: number }
  | { readonly at: number; readonly kind: 'timeout'; readonly party: number }
  | {
      readonly at: number;
      readonly kind: 'fault';
      readonly fault: FaultKind;
      readonly party?: number;
      /** What it does, as a sentence. */
      readonly sentence: string;
    }
  /** The end of a fault, where it ends before all faults do. */
  | {
      readonly at: number;
      readonly kind: 'recovery';
      readonly fault: FaultKind;
      readonly party?: number;
      /** What is well again, as a sentence. */
      readonly sentence: string;
    }
  | {
      readonly at: number;
      readonly kind: 'violation';
      readonly oracle: string;
      readonly message: string;
    };

/** Takes what happens, where a trace is wanted. */
export type Recorder = (entry: TraceEntry) => void;
