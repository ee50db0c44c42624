import {
  type Check,
  makeOracle,
  type Oracle,
  type OracleOptions,
  type UntypedWorld,
} from './oracle.js';

/**
 * Coverage of the workload: something that a good sweep sees now and then. It is never violated;
 * reports count its occurrences and say when there were few or none.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param check - what should happen in some run
 * @param options - what the check remembers, and how often it is asked
 */
export function sometimes<World = UntypedWorld, History = undefined>(
  name: string,
  check: Check<World, History>,
  options: OracleOptions<History> = {},
): Oracle<NoInfer<World>> {
  return makeOracle('sometimes', name, check, options);
}
