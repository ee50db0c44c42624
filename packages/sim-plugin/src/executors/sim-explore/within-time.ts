import { Script } from 'node:vm';

const WORK = Symbol.for('gossip.sim-explore.work');
const CALL = new Script(`globalThis[Symbol.for('gossip.sim-explore.work')]()`);

/** The code that was called did not return. */
export class DidNotReturn extends Error {}

/**
 * Calls a function of which a module's code is a part, and terminates it where it does not return. What it has done is
 * kept: unlike in a worker, it is still known where it was.
 *
 * @param ms - how long it may take, in milliseconds of real time
 * @throws DidNotReturn when it takes longer
 */
export function withinTime<Result>(ms: number, work: () => Result): Result {
  const own = globalThis as { [WORK]?: (() => unknown) | undefined };
  own[WORK] = work;
  try {
    return CALL.runInThisContext({ timeout: ms }) as Result;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    throw code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new DidNotReturn() : error;
  } finally {
    own[WORK] = undefined;
  }
}
