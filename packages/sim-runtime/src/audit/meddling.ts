import { type Plan } from '../plan/plan.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { NO_NONDETERMINISM, type Violation } from '../run/violation.js';
import { attempt } from './attempt.js';
import { record, type RecordedRun } from './compare-runs.js';
import { type Difference, firstDifference } from './first-difference.js';
import { type Mismatch, Recording } from './recording.js';
import { sayDivergence } from './say-divergence.js';

/** No oracle has this name, so that none is watched. */
const NONE = '';

/**
 * Finds an oracle that changes what it looks at, such as by sorting a list of a node: runs the plan without oracles, and
 * compares what happens.
 *
 * @param first - a run of the plan with its oracles
 */
export function findMeddling(
  simulation: Simulation,
  plan: Plan,
  options: RunOptions,
  first: RecordedRun,
): Violation | undefined {
  // After a violation a run goes on if nothing is watched.
  if (first.result.violation !== undefined) return undefined;
  const run = (only: string) => simulation.run(plan, { ...options, only, contentHash: true });
  const { contentHash } = run(NONE);
  if (contentHash === first.result.contentHash) return undefined;
  const quiet = record(
    simulation,
    plan,
    { ...options, only: NONE },
    new Recording(false, first.recording),
  );
  const loud = record(simulation, plan, options, new Recording(false, quiet.recording));
  const [one, other] = [loud.recording.mismatch, quiet.recording.mismatch];
  if (one === undefined || other === undefined || one.index !== other.index) return undefined;
  const difference = differenceOf(one, other);
  // A value that is computed when it is first asked for changes nothing but when that is done.
  if (difference?.versions[1] === 'nothing' || one.entry.kind === 'borrowed') return undefined;
  const culprit = simulation.oracles.find(({ name }) => run(name).contentHash !== contentHash);
  const { at } = one.entry;
  const who = culprit === undefined ? 'an oracle' : `the oracle "${culprit.name}"`;
  const where = sayDivergence(simulation, {
    index: one.index,
    at,
    versions: [one.entry, other.entry],
    ...(difference === undefined ? {} : { difference }),
    isChanged: false,
    isKept: true,
  });
  return {
    oracle: NO_NONDETERMINISM,
    kind: 'nondeterminism',
    message: `Without its oracles, the run of this plan is another one, since ${who} changes what it looks at: let it change a copy. ${where}`,
    at,
  };
}

function differenceOf(one: Mismatch, other: Mismatch): Difference | undefined {
  const [first, second] = [one.picture, other.picture];
  if (first === undefined || second === undefined) return undefined;
  return attempt(() => firstDifference(first, second));
}
