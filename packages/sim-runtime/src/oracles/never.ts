import {
  type Check,
  makeOracle,
  requireNameAndCheck,
  type Oracle,
  type OracleOptions,
  type UntypedWorld,
} from './oracle.js';

/**
 * What must not happen: violated by the first world in which `check` gives `true`, or a sentence
 * that says what happened.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param check - what must not hold after any event
 * @param options - what the check remembers, and how often it is asked
 */
export function never<World = UntypedWorld, History = undefined>(
  name: string,
  check: Check<World, History>,
  options: OracleOptions<History> = {},
): Oracle<NoInfer<World>> {
  const inverted: Check<World, History> = (world, history) => {
    const verdict = check(world, history);
    // What is no verdict goes through as it is, to be refused.
    return typeof verdict === 'boolean' ? !verdict : verdict;
  };
  requireNameAndCheck('never', name, check);
  return makeOracle('never', name, inverted, options);
}
