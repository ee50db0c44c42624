import { type Leak } from './remedy.js';

/** A function whose frames, and those below it in the code, a stack leaves out. */
export type Below = ((...args: never) => unknown) | undefined;

/** Notes that a guarded API was used, and throws a `GuardError`. */
export type Trip = (api: string, leak: Leak, below: Below) => never;
