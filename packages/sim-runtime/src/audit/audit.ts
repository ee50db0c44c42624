import { keepGuards } from '../guards/guards.js';
import { digest } from '../kernel/digest.js';
import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../run/trace.js';
import { NO_NONDETERMINISM, type Violation } from '../run/violation.js';
import { Recording } from './recording.js';
import { sayDivergence } from './say-divergence.js';

/** What `audit` can be told. */
export interface AuditOptions extends Omit<RunOptions, 'trace' | 'recorder'> {
  /** What a run of the same plan came to before: the audit's own runs must be the same as that. */
  readonly earlier?: RunResult;
}

/** Where two runs of one plan part. */
export interface Divergence {
  /** Which of all that happened: 0 for the first. */
  readonly index: number;
  /** When, in ticks. */
  readonly at: number;
  /** What happened in one run and in the other; `undefined` when that run had ended, or kept no more. */
  readonly versions: readonly [TraceEntry | undefined, TraceEntry | undefined];
}

/** What an audit came to. */
export interface Audit {
  /** The fingerprint of all messages, inputs, effects and states, as an unsigned 32-bit integer. */
  readonly deepHash: number;
  /** Present when something in the runs' course differed. */
  readonly divergence?: Divergence;
  /** Present when the runs were not the same: a violation of kind `nondeterminism`. */
  readonly violation?: Violation;
}

/**
 * Runs a plan twice and compares everything that happened: every message, input, effect and state,
 * and what the oracles saw. It finds what the trace hash of plain runs cannot, and is slower by far.
 *
 * @param simulation - the simulation that the plan is for
 * @param plan - the plan to run twice
 * @param options - how to run it, and what an earlier run came to
 */
export function audit(simulation: Simulation, plan: Plan, options: AuditOptions = {}): Audit {
  const { earlier, ...runOptions } = options;
  const [first, second] = keepGuards(() => [
    record(simulation, plan, runOptions),
    record(simulation, plan, runOptions),
  ]) as [RecordedRun, RecordedRun];
  const divergence = findDivergence(first.recording, second.recording);
  const problem =
    divergence === undefined
      ? differenceInResults(first.result, second.result, earlier)
      : { at: divergence.at, sentence: sayDivergence(simulation, divergence) };
  return {
    deepHash: first.recording.hash >>> 0,
    ...(divergence === undefined ? {} : { divergence }),
    ...(problem === undefined ? {} : { violation: nondeterminism(problem) }),
  };
}

interface RecordedRun {
  readonly result: RunResult;
  readonly recording: Recording;
}

/** What differs, and when. */
interface Problem {
  readonly at: number;
  readonly sentence: string;
}

function record(simulation: Simulation, plan: Plan, options: RunOptions): RecordedRun {
  const recording = new Recording();
  const recorder = (entry: TraceEntry): void => recording.take(entry);
  return { result: simulation.run(plan, { ...options, recorder }), recording };
}

function findDivergence(first: Recording, second: Recording): Divergence | undefined {
  if (first.hash === second.hash && first.length === second.length) return undefined;
  const shorter = Math.min(first.length, second.length);
  let index = 0;
  while (index < shorter && first.digests[index] === second.digests[index]) index++;
  const versions = [first.entry(index), second.entry(index)] as const;
  return { index, at: (versions[0] ?? versions[1])?.at ?? 0, versions };
}

function differenceInResults(
  first: RunResult,
  second: RunResult,
  earlier: RunResult | undefined,
): Problem | undefined {
  const at = first.violation?.at ?? first.ticks;
  if (digest(conclusion(first)) !== digest(conclusion(second))) {
    return {
      at,
      sentence:
        'Both runs went through the same events, but their oracles, counts or ends differ: look for an oracle that keeps its history outside of `history`.',
    };
  }
  if (earlier === undefined || digest(conclusion(earlier)) === digest(conclusion(first))) {
    return undefined;
  }
  return {
    at,
    sentence:
      'Two further runs were the same, but not as the first, so the module keeps something from run to run: look for variables outside of its functions.',
  };
}

/** All that a run came to, but for its trace and the place of an exception. */
function conclusion({ trace: _trace, violation, ...result }: RunResult): unknown {
  return { ...result, violation: violation && { ...violation, stack: undefined } };
}

function nondeterminism({ at, sentence }: Problem): Violation {
  return {
    oracle: NO_NONDETERMINISM,
    kind: 'nondeterminism',
    message: `NONDETERMINISM: two runs of one plan are not the same. ${sentence}`,
    at,
  };
}
