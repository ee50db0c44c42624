import {
  type Check,
  makeOracle,
  type Oracle,
  type OracleOptions,
  type UntypedWorld,
} from './oracle.js';

/**
 * A safety invariant: checked after every event, and violated by the first world in which `check`
 * gives `false` or a sentence.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param check - what must hold after every event
 * @param options - what the check remembers, and how often it is asked
 *
 * @example
 * always('epoch never decreases', ({ previous, state }) => state.epoch >= previous.epoch)
 */
export function always<World = UntypedWorld, History = undefined>(
  name: string,
  check: Check<World, History>,
  options: OracleOptions<History> = {},
): Oracle<NoInfer<World>> {
  return makeOracle('always', name, check, options);
}
