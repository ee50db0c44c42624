import { LogicalTime } from '../../contracts/logical-time.js';
import { badOption } from '../driver-error.js';

/**
 * Logical time made of the system's date, for coordinators that take turns on one state: all of them
 * count from the same moment, over restarts.
 *
 * The date can be set back; a `CoordinationDriver` never lets a module see that.
 *
 * @param msPerTick - what a tick lasts, in milliseconds: more than 0
 * @param epochMs - the moment of tick 0, in milliseconds since 1970. Default 0. Before it, the clock
 *   shows 0.
 * @throws RangeError when a tick lasts no time
 */
export function wallClock(msPerTick: number, epochMs = 0): () => LogicalTime {
  if (!(msPerTick > 0 && Number.isFinite(msPerTick))) {
    throw badOption('msPerTick', 'a number of milliseconds above 0', msPerTick);
  }
  return () => LogicalTime.of(Math.max(0, Math.floor((Date.now() - epochMs) / msPerTick)));
}
