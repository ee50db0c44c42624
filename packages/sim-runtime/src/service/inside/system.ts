import { SYSTEM_CALLS, type SystemCalls } from '../system-calls.js';

/** The system calls of the host that this code runs in. */
export const system = (globalThis as unknown as Record<string, SystemCalls>)[
  SYSTEM_CALLS
] as SystemCalls;

/** Thrown by `process.exit`, to stop the code at hand. */
export const EXIT: unique symbol = Symbol('exit');
