import { isPlatformCall } from './call-site.js';
import { GuardError } from './guard-error.js';
import { type Guarding } from './guarding.js';
import { lend } from './lent.js';
import { type Leak } from './remedy.js';

export type AnyFunction = (...args: unknown[]) => unknown;

export interface FunctionGuard {
  /** The function's name, such as `Math.random`. */
  readonly api: string;
  readonly leak: Leak;
  /** Which calls are stopped; all unless given. */
  readonly when?: ((args: readonly unknown[]) => boolean) | undefined;
  /** Reads the original. */
  readonly read: () => AnyFunction;
  readonly guarding: Guarding;
}

/**
 * Stands in for a function or a class that must not be called while a simulation runs. Calls by the
 * platform itself go through, so that `console.log` works.
 */
export function guardFunction({ api, leak, when, read, guarding }: FunctionGuard): AnyFunction {
  const { isRunning, loan, trip } = guarding;
  function guarded(this: unknown, ...args: unknown[]): unknown {
    const lent = lend(api, loan(), args);
    if (lent !== undefined) return lent[0];
    const isStopped = isRunning() && (when === undefined || when(args));
    if (isStopped && !isPlatformCall(new GuardError(api, leak, guarded).stack ?? '')) {
      return trip(new.target === undefined ? `${api}()` : `new ${api}()`, leak, guarded);
    }
    if (new.target === undefined) return Reflect.apply(read(), this, args);
    return Reflect.construct(read(), args) as unknown;
  }
  // What hangs on the original, as `process.hrtime.bigint` does, is found there.
  if (api.startsWith('process.')) Object.setPrototypeOf(guarded, read());
  return guarded;
}

/**
 * Stands in for a class of which nothing may be made while a simulation runs. All else of it is the
 * original's, which is loaded when it is first used.
 */
export function guardClass({ api, leak, when, read, guarding }: FunctionGuard): AnyFunction {
  const { isRunning, trip } = guarding;
  const handler: ProxyHandler<AnyFunction> = {
    construct(_target, args, newTarget) {
      const isStopped = isRunning() && (when === undefined || when(args));
      if (isStopped && !isPlatformCall(new GuardError(api, leak, handler.construct).stack ?? '')) {
        trip(`new ${api}()`, leak, handler.construct);
      }
      return Reflect.construct(read(), args, newTarget === guard ? read() : newTarget) as object;
    },
    apply: (_target, self, args) => Reflect.apply(read(), self, args) as unknown,
    get: (_target, key) => Reflect.get(read(), key) as unknown,
    has: (_target, key) => Reflect.has(read(), key),
    getPrototypeOf: () => Reflect.getPrototypeOf(read()),
  };
  // Not an arrow function: only what can be constructed has a `construct` trap.
  const guard: AnyFunction = new Proxy<AnyFunction>(function () {
    return undefined;
  }, handler);
  return guard;
}
