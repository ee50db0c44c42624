import type { Session } from './session.js';

/** What a worker says first, once the simulation is loaded. */
export type Greeting = { readonly kind: 'ready' | 'no-simulation' } | Tampering;

/** Says that the module has changed what a verdict relies on, or left something running. */
export interface Tampering {
  readonly kind: 'tampering';
  /** What it did: a sentence without a full stop. */
  readonly reason: string;
}

export interface Request {
  /** What the reply is known by: no other code in the worker knows it. */
  readonly id: string;
  readonly method: keyof Session;
  readonly argument: unknown;
  /** After how long the worker gives up on it for good, in time on the wall. */
  readonly limitMs: number;
  /** How much processor time each run of it may take; absent where the pool alone looks at the clock. */
  readonly processorMs?: number;
}

export type Reply = { readonly id: string } & (
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: Error }
  | Tampering
);

/** What a worker says last, where it dies of an exception. */
export interface ExitMessage {
  readonly kind: 'exit';
  /** What was thrown, with its stack. */
  readonly reason: string;
}
