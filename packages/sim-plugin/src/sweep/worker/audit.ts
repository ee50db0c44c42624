import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { isDeepStrictEqual } from 'node:util';
import { type Limits } from './session.js';

type Runtime = typeof SimRuntime;

/** How closely two runs are compared: by what they came to, or event by event with all states. */
export type AuditDepth = 'result' | 'trace';

/**
 * Runs a plan once more, and makes a failure of it when it was not the same run. A trace hash says in
 * which order what happened to whom, but not what was in the messages: the other figures of a result
 * say more, and only traces say all.
 *
 * @param result - what the first run came to, without a trace
 */
export function audit(
  runtime: Runtime,
  simulation: SimRuntime.Simulation,
  plan: SimRuntime.Plan,
  result: SimRuntime.RunResult,
  limits: Limits,
  depth: AuditDepth,
): SimRuntime.SeedFailure | undefined {
  const again = simulation.run(plan, limits);
  const isSame = isDeepStrictEqual(unstacked(again), unstacked(result));
  if (isSame && depth === 'result') return undefined;
  const difference = firstDifference(runtime, simulation, plan, limits);
  if (isSame && difference === undefined) return undefined;
  const { formatTraceHash, NO_NONDETERMINISM } = runtime;
  const { at, sentence } = difference ?? NO_DIFFERENCE;
  const hashes = `${formatTraceHash(result.traceHash)} and ${formatTraceHash(again.traceHash)}`;
  return {
    seed: plan.seed,
    violation: {
      oracle: NO_NONDETERMINISM,
      kind: 'nondeterminism',
      message: `NONDETERMINISM: two runs of one plan differ, with the trace hashes ${hashes}. ${sentence}`,
      at,
    },
  };
}

const NO_DIFFERENCE = {
  at: 0,
  sentence:
    'Further runs were all the same, so the module keeps something from run to run: look for variables outside of its functions.',
};

/** A result without what the engine writes into it: a stack can differ where the run does not. */
function unstacked(result: SimRuntime.RunResult): unknown {
  return { ...result, violation: { ...result.violation, stack: undefined } };
}

/** A tally in which this is the failure of its seed, in place of what the first run said of it. */
export function withFailure(
  tally: SimRuntime.Tally,
  failure: SimRuntime.SeedFailure,
): SimRuntime.Tally {
  const others = tally.failures.filter(({ seed }) => seed !== failure.seed);
  return { ...tally, failures: [...others, failure] };
}

/** Runs a plan again, with traces, and looks for the first event in which two runs differ. */
function firstDifference(
  runtime: Runtime,
  simulation: SimRuntime.Simulation,
  plan: SimRuntime.Plan,
  limits: Limits,
): { readonly at: number; readonly sentence: string } | undefined {
  const trace = (): readonly SimRuntime.TraceEntry[] =>
    simulation.run(plan, { ...limits, trace: true }).trace ?? [];
  const one = trace();
  // State that is kept from run to run may come round: what repeats after two does not after three.
  const other = [trace(), trace()].find((again) => !isDeepStrictEqual(again, one)) ?? one;
  const differing = one.findIndex((entry, place) => !isDeepStrictEqual(entry, other[place]));
  const index = differing < 0 ? one.length : differing;
  const first = one[index] ?? other[index];
  if (first === undefined) return undefined;
  const [left, right] = versions(runtime, simulation, one[index], other[index]);
  return {
    at: first.at,
    sentence: `The first difference, at t=${first.at}: ${left} in one run, ${right} in the other.`,
  };
}

/** Both versions of an event, in as few words as tell them apart. */
function versions(
  { storyOf }: Runtime,
  simulation: SimRuntime.Simulation,
  ...entries: readonly (SimRuntime.TraceEntry | undefined)[]
): readonly string[] {
  const lines = entries.map((entry) =>
    entry === undefined ? 'nothing' : storyOf(simulation, [entry], true).join(' '),
  );
  const shown = new Set(lines).size > 1 ? lines : entries.map((entry) => JSON.stringify(entry));
  return shown.map((line) => `"${line.replace(/^t=\d+ +/, '').replace(/ {2,}/g, ' ')}"`);
}
