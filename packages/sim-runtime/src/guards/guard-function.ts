import { isPlatformCall } from './call-site.js';
import { GuardError } from './guard-error.js';
import { type Leak } from './remedy.js';
import { type Trip } from './trip.js';

export type AnyFunction = (...args: unknown[]) => unknown;

export interface FunctionGuard {
  /** The function's name, such as `Math.random`. */
  readonly api: string;
  readonly leak: Leak;
  /** Reads the original. */
  readonly read: () => AnyFunction;
  readonly isRunning: () => boolean;
  readonly trip: Trip;
}

/**
 * Stands in for a function or a class that must not be called while a simulation runs. Calls by the
 * platform itself go through, so that `console.log` works.
 */
export function guardFunction({ api, leak, read, isRunning, trip }: FunctionGuard): AnyFunction {
  function guarded(this: unknown, ...args: unknown[]): unknown {
    if (isRunning() && !isPlatformCall(new GuardError(api, leak, guarded).stack ?? '')) {
      return trip(new.target === undefined ? `${api}()` : `new ${api}()`, leak, guarded);
    }
    if (new.target !== undefined) return Reflect.construct(read(), args) as unknown;
    return Reflect.apply(read(), this, args);
  }
  // What hangs on the original, as `process.hrtime.bigint` does, is found there.
  if (api.startsWith('process.')) Object.setPrototypeOf(guarded, read());
  return guarded;
}
