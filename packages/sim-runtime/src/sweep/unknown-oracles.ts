import { type OracleCount } from '../run/run-result.js';

/**
 * What oracles have no verdict on, each as a sentence without a full stop. A run with such an oracle has neither passed
 * nor failed.
 *
 * @param sum - the sum of the runs
 */
export function unknownOracles({
  oracles,
}: {
  /** How often each oracle was asked. */
  readonly oracles: readonly OracleCount[];
}): readonly string[] {
  return oracles.flatMap(({ name, unknown = 0 }) =>
    unknown === 0
      ? []
      : [`${name} has no verdict on ${unknown} ${unknown === 1 ? 'run' : 'runs'}: ${ADVICE}`],
  );
}

const ADVICE = 'give the oracle a larger budget, or its runs fewer operations';
