import type { Session } from './session.js';

/** What a worker says first, once the simulation is loaded. */
export interface Greeting {
  readonly kind: 'ready' | 'no-simulation';
}

export interface Request {
  readonly method: keyof Session;
  readonly argument: unknown;
}

export type Reply =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: Error };
