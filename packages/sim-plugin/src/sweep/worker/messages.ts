import type { Session } from './session.js';

/** What a worker says first, once the simulation is loaded. */
export interface Greeting {
  readonly kind: 'ready' | 'no-simulation';
}

export interface Request {
  readonly method: keyof Session;
  readonly argument: unknown;
  /** After how long the worker gives up on it for good, in time on the wall. */
  readonly limitMs: number;
  /** How much processor time each run of it may take; absent where the pool alone looks at the clock. */
  readonly processorMs?: number;
}

export type Reply =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: Error };

/** What a worker says last, where it dies of an exception. */
export interface Farewell {
  readonly kind: 'farewell';
  /** What was thrown, with its stack. */
  readonly reason: string;
}
