import { type Check, makeOracle, type Oracle, type OracleOptions } from './oracle.js';

/**
 * A liveness property: once all faults have ended, `check` must come true within `withinTicks`. A
 * sentence counts as not yet, and is shown when time is up.
 *
 * @example
 * eventually('all nodes agree', ({ nodes }) => allEqual(nodes), { withinTicks: 500 })
 */
export function eventually<World, History = undefined>(
  name: string,
  check: Check<World, History>,
  options: Omit<OracleOptions<History>, 'everyEvents'> & { readonly withinTicks: number },
): Oracle<World> {
  return makeOracle('eventually', name, check, options);
}
