import { keepGuards } from '../guards/guards.js';
import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { NO_NONDETERMINISM, type Violation } from '../run/violation.js';
import { differenceInResults, type Problem } from './compare-results.js';
import { type Divergence, findDivergence, locate, type Pair, runTwice } from './compare-runs.js';
import { sayDivergence } from './say-divergence.js';
import { findMeddling } from './meddling.js';
import { findSharedMutation } from './shared-mutation.js';
import { SharedData } from './shared-data.js';
import { endedByOverflow } from './stack-overflow.js';

/** The options of `audit`. */
export interface AuditOptions extends Omit<
  RunOptions,
  'trace' | 'recorder' | 'contentHash' | 'contentObserver'
> {
  /** The result of an earlier run of the same plan, which the audit's own runs must equal. */
  readonly earlier?: RunResult;
  /** Whether to run the plan without its oracles, too, to find one that changes what it looks at. Default true. */
  readonly withoutOracles?: boolean;
}

/** The result of an audit. */
export interface Audit {
  /** The content hash of the plan's run, as an unsigned 32-bit integer. */
  readonly contentHash: number;
  /** Present when something in the runs' course differed. */
  readonly divergence?: Divergence;
  /**
   * Present when the runs were not the same, as a violation of kind `nondeterminism`, or when something
   * changed a message that others share, as one of kind `shared-mutation`.
   */
  readonly violation?: Violation;
  /** What the audit could not compare, as a sentence; absent when it compared everything. */
  readonly unseen?: string;
}

/**
 * Runs a plan twice and compares everything that can be seen of both runs: every message, input, effect
 * and state, and what the oracles saw. It finds what the trace hash of plain runs cannot, and is slower by
 * far. It finds, too, whether a message, an input or an effect was changed after it was sent, and by a third run whether an
 * oracle changes what it looks at.
 *
 * @param simulation - the simulation that the plan is for
 * @param plan - the plan to run twice
 * @param options - how to run it, and the result of an earlier run
 */
export function audit(simulation: Simulation, plan: Plan, options: AuditOptions = {}): Audit {
  const { earlier, withoutOracles = true, ...runOptions } = options;
  return keepGuards(() => {
    const shared = new SharedData();
    const runs = runTwice(simulation, plan, runOptions, false, shared);
    const [first] = runs;
    const unseen = whatIsUnseen(runs);
    const verdict = unseen.isInconclusive
      ? {}
      : judge(simulation, plan, runOptions, runs, { earlier, shared, withoutOracles });
    return {
      contentHash: first.result.contentHash ?? 0,
      ...verdict,
      ...(unseen.sentence === undefined ? {} : { unseen: unseen.sentence }),
    };
  });
}

/** What no run could show, and whether the audit's own work may have changed the runs. */
function whatIsUnseen([first, second]: Pair): {
  readonly sentence: string | undefined;
  readonly isInconclusive: boolean;
} {
  const [one, other] = [first.result, second.result];
  if (endedByOverflow(one) || endedByOverflow(other)) {
    const sentence =
      'The run overflows the stack, which is shorter by what the audit itself needs of it: nothing was compared.';
    return { sentence, isInconclusive: true };
  }
  return { sentence: one.unseen ?? other.unseen, isInconclusive: false };
}

function judge(
  simulation: Simulation,
  plan: Plan,
  options: RunOptions,
  runs: Pair,
  known: {
    readonly earlier: RunResult | undefined;
    readonly shared: SharedData;
    readonly withoutOracles: boolean;
  },
): Pick<Audit, 'divergence' | 'violation'> {
  const divergence = findDivergence(runs);
  if (divergence !== undefined) {
    const located = locate(simulation, plan, options, runs, divergence);
    const sentence = sayDivergence(simulation, located);
    return { divergence: located, violation: nondeterminism({ at: located.at, sentence }) };
  }
  const problem = differenceInResults(runs[0].result, runs[1].result, known.earlier);
  if (problem !== undefined) return { violation: nondeterminism(problem) };
  const mutation = findSharedMutation(simulation, plan, options, known.shared);
  const violation =
    mutation ??
    (known.withoutOracles ? findMeddling(simulation, plan, options, runs[0]) : undefined);
  return violation === undefined ? {} : { violation };
}

function nondeterminism({ at, sentence }: Problem): Violation {
  return {
    oracle: NO_NONDETERMINISM,
    kind: 'nondeterminism',
    message: `NONDETERMINISM: two runs of one plan are not the same. ${sentence}`,
    at,
  };
}
