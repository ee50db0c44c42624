import { Script } from 'node:vm';

const CALL = '__simRunCall';
const script = new Script(`${CALL}()`);

interface Scope {
  [CALL]: (() => unknown) | undefined;
}

/** Makes the global by which a call is handed on. */
export function prepareTimeLimit(): void {
  (globalThis as unknown as Scope)[CALL] = undefined;
}

/**
 * Ends this process when a call takes hopelessly long. The pool kills a worker that hangs long before
 * that; but where the pool itself was killed, nothing else is left to end an endless loop.
 *
 * @param limitMs - 1 or more
 */
export function withinTimeLimit<Result>(limitMs: number, call: () => Result): Result {
  const scope = globalThis as unknown as Scope;
  scope[CALL] = call;
  try {
    return script.runInThisContext({ timeout: limitMs }) as Result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') process.exit(1);
    throw error;
  } finally {
    scope[CALL] = undefined;
  }
}
