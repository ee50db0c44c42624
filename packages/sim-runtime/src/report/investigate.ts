import { timelineText } from '../history/timeline/timeline-text.js';
import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { type Simulation } from '../run/simulation.js';
import { type ShrunkBefore } from '../sweep/distinct-bugs.js';
import { shrinkPlan, type ShrinkOptions } from '../sweep/shrink.js';
import { type SeedFailure } from '../sweep/tally.js';
import { abridgeStory } from './abridge-story.js';
import { contentsOf, hashOf } from './hashes.js';
import { lastStates } from './last-states.js';
import { printable } from './printable.js';
import { type BugReport } from './simulation-report.js';
import { tellStory } from './story.js';
import { summaryOf } from './summary.js';
import { timelineOf } from './timeline-of.js';

/** What investigating a bug takes. */
export interface BugOptions extends ShrinkOptions {
  /** Whether to make the plan smaller first. */
  readonly shrink: boolean;
  /** The outcome of shrinking the plan before, where it was shrunk: shrinking goes on from there, if it was ended early. */
  readonly shrunk?: ShrunkBefore | undefined;
  /** Reads the wall clock, in milliseconds, for the time that shrinking took. */
  readonly nowMs: () => number;
}

/** A bug without the command that replays it, which depends on the place of its plan. */
export type InvestigatedBug = Omit<BugReport, 'replay'>;

/**
 * Investigates one distinct bug: shrinks the plan of one of its failures and tells its story.
 *
 * @param simulation - the simulation that failed
 * @param group - the failures of one bug, in the order of their seeds
 * @param plan - the plan of the failure to tell
 * @param options - how to run and shrink it
 */
export function investigate(
  simulation: Simulation,
  group: readonly SeedFailure[],
  plan: Plan,
  options: BugOptions,
): InvestigatedBug {
  const first = group[0];
  if (first === undefined) throw new Error('A bug has at least one failing seed.');
  const { shrink, shrunk: before, nowMs, ...given } = options;
  let world: unknown;
  const shrinkOptions: ShrinkOptions = {
    ...given,
    contentHash: true,
    watch: (seen) => {
      world = seen;
      given.watch?.(seen);
    },
  };
  const startedMs = nowMs();
  const from = before?.plan ?? plan;
  const shrunk =
    shrink && before?.isComplete !== true
      ? shrinkPlan(simulation, from, shrinkOptions)
      : {
          plan: from,
          result: simulation.run(from, { ...shrinkOptions, trace: true }),
          runs: 1,
          isComplete: true,
        };
  const violation = shrunk.result.violation ?? first.violation;
  const { trace = [] } = shrunk.result;
  return {
    oracle: first.violation.oracle,
    kind: first.violation.kind,
    message: violation.message,
    ...(violation.stack === undefined ? {} : { stack: violation.stack }),
    seeds: group.map(({ seed }) => seed),
    ...hashOf(shrunk.result.traceHash),
    ...contentsOf(shrunk.result),
    ...(shrink
      ? {
          shrunk: {
            operations: { before: plan.operations.length, after: shrunk.plan.operations.length },
            faults: { before: countFaults(plan), after: countFaults(shrunk.plan) },
            rates: { before: countRates(plan), after: countRates(shrunk.plan) },
            runs: (before?.runs ?? 0) + shrunk.runs,
            isComplete: shrunk.isComplete,
            elapsedMs: (before?.elapsedMs ?? 0) + nowMs() - startedMs,
          },
        }
      : {}),
    plan: shrunk.plan,
    summary: summaryOf(simulation, trace, shrunk.result.faults),
    story: [
      ...abridgeStory(tellStory(trace, { simulation, everything: false })),
      ...callLines(simulation, shrunk.result, world),
    ],
    ...lastStates(simulation, shrunk.plan.parties, shrunk.result, world),
  };
}

/** The calls of clients, where the violation is one of them. */
function callLines(
  simulation: Simulation,
  { violation }: RunResult,
  world: unknown,
): readonly string[] {
  const timeline = timelineOf(simulation, violation, world);
  return timeline === undefined ? [] : timelineText(timeline).map(printable);
}

/** How many faults a plan holds: its episodes, and each rate that is not 0. */
function countFaults(plan: Plan): number {
  return plan.faults.length + countRates(plan);
}

function countRates({ rates }: Plan): number {
  return Object.values(rates).filter((rate) => rate > 0).length;
}
