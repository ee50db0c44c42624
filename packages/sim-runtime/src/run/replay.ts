import { Timeline } from '../kernel/timeline.js';
import { type Oracle } from '../oracles/oracle.js';
import { type Plan } from '../plan/plan.js';
import { hashOfRecording } from '../recording/content-of-recording.js';
import { type RecordedInput } from '../recording/recorded-input.js';
import { OperationCounts } from './operation-counts.js';
import { type Contents } from './contents.js';
import { type PartyState } from './contents.js';
import { runPlan, type Staging } from './run-plan.js';
import { type RunResult } from './run-result.js';
import { type RunOptions } from './simulation.js';
import { type ReadableTrace } from '../trace/trace-sink.js';

/** A recording laid out to be replayed. */
export interface RecordingStaging<World> extends Staging<World> {
  /** Whether the recording shows all that oracles look at, so that they can be asked. */
  readonly isWhole: boolean;
}

/** What a module type does with what was recorded of its modules. */
export interface Replayer<World> {
  readonly world: World;
  readonly isWhole: boolean;
  /** The states that can be seen from outside, but for those that the trace has. */
  readonly states?: () => readonly PartyState[];
  /** Gives the module an input again; gives the digest of its outcome. */
  take(input: RecordedInput): number;
}

/**
 * Lays a recording out in simulated time: each input at its own, but never before the one that it came
 * after, since the clock of a process that is started again may begin again.
 */
export function stageReplay<World>(
  recording: readonly RecordedInput[],
  { world, isWhole, take, states = none }: Replayer<World>,
  traceSink: ReadableTrace | undefined,
): RecordingStaging<World> {
  const timeline = new Timeline({ dispatch: nothing });
  let latest = 0;
  recording.forEach((input, index) => {
    latest = Math.max(latest, input.at);
    timeline.schedule(latest, () => {
      const outcome = take(input) >>> 0;
      if (outcome !== input.outcome) throw new DivergedError(input, index);
      timeline.finishEvent(outcome);
    });
  });
  return {
    universe: timeline,
    faultCounts: () => ({}),
    visitFaults: nothing,
    world,
    isWhole,
    operations: new OperationCounts([]),
    startFaults: nothing,
    heal: nothing,
    hasActed: () => true,
    traceSink,
    states,
    changed: none,
    statesAreValues: true,
    // As the recorder computes it while the module runs for real: it sees no more than its recording.
    contentHash: () => hashOfRecording(recording.slice(0, timeline.events)),
  };
}

/**
 * Replays a recording. What must come true some time is not asked for: the recording ends where it
 * ends. What must always hold is asked where the recording shows enough.
 */
export function replay<World>(
  plan: Plan,
  staging: RecordingStaging<World>,
  oracles: readonly Oracle<World>[],
  options: RunOptions,
  contents?: Contents,
): RunResult {
  const asked = staging.isWhole ? oracles.filter(({ kind }) => kind !== 'eventually') : [];
  const maxEvents = options.maxEvents ?? Number.MAX_SAFE_INTEGER;
  return runPlan(plan, staging, asked, { ...options, maxEvents }, contents);
}

/** The module does something else now than it did when it was recorded. */
class DivergedError extends Error {
  override readonly name = 'DivergedError';

  constructor({ kind, at }: RecordedInput, index: number) {
    super(
      `Recorded input ${index} (${kind} at t=${at}) comes to something else than when it was recorded: either the module has changed since, or it is not deterministic.`,
    );
  }
}

function none(): readonly PartyState[] {
  return [];
}

function nothing(): void {
  // A replay has no faults to begin or to end, and no events but its inputs.
}
