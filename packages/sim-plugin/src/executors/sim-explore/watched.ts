import { abandonRuns } from '@gossip/sim-runtime/explore';
import { neverReturned } from './explore-errors.js';
import type { SimExploreTask } from './explore-task.js';
import { DidNotReturn, withinTime } from './within-time.js';

/** A part of the search takes a fraction of a second, on a busy machine a few. */
const MS_UNTIL_STUCK = 30_000;

/** After how many milliseconds code of the module counts as endless. */
export function msUntilStuck({ msUntilStuck: ms = MS_UNTIL_STUCK }: SimExploreTask): number {
  return ms;
}

/**
 * Calls a function of which the module's code is a part, as far as that returns.
 *
 * @param what - what it does, as the subject of a sentence
 * @throws SimPluginError when it does not return
 */
export function watched<Result>(
  task: SimExploreTask,
  simulation: string,
  what: string,
  work: () => Result,
): Result {
  const ms = msUntilStuck(task);
  try {
    return withinTime(ms, work);
  } catch (error) {
    if (!(error instanceof DidNotReturn)) throw error;
    abandonRuns();
    throw neverReturned(simulation, ms, what);
  }
}
