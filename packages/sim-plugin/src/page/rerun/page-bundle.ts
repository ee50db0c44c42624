import type { Diagram, Plan, Violation } from '@gossip/sim-runtime/sim';

/** A module's simulation, as a page carries it to run it again. */
export type PageBundle =
  | {
      readonly kind: 'bundle';
      /** A script for a worker, compressed with gzip, in base64. */
      readonly code: string;
    }
  | {
      readonly kind: 'none';
      /** Why the page cannot run the module: a sentence. */
      readonly reason: string;
    };

/** A run that a page asks a worker for. */
export interface RerunRequest {
  readonly id: number;
  readonly plan: unknown;
  /** Another seed from some time on: its operations, its faults and its chances. */
  readonly branch?: { readonly at: number; readonly seed: number };
  readonly limits: { readonly only?: string; readonly maxEvents?: number };
}

/** The outcome of a run in a page. */
export type RerunReply = { readonly id: number } & (
  | {
      readonly kind: 'run';
      /** The plan that was run. */
      readonly plan: Plan;
      readonly diagram: Diagram;
      /** As reports print it. */
      readonly traceHash: string;
      readonly violation?: Violation;
    }
  | { readonly kind: 'error'; readonly message: string }
);
