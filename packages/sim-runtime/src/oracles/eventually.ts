import {
  type Check,
  type EventuallyOptions,
  makeOracle,
  type Oracle,
  type UntypedWorld,
} from './oracle.js';

/**
 * A liveness property: once all faults have ended, `check` must come true within `withinTicks`. A
 * sentence counts as not yet, and is shown when time is up.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param check - what must come true once all faults have ended
 * @param options - within how many ticks, and what the check remembers
 *
 * @example
 * eventually('all nodes agree', ({ nodes }) => allEqual(nodes), { withinTicks: 500 })
 */
export function eventually<World = UntypedWorld, History = undefined>(
  name: string,
  check: Check<World, History>,
  options: EventuallyOptions<History>,
): Oracle<NoInfer<World>> {
  return makeOracle('eventually', name, check, options);
}
