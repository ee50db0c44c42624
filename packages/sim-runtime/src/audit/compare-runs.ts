import { type Plan } from '../plan/plan.js';
import { type ContentEntry } from '../run/contents.js';
import { type RunResult } from '../run/run-result.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { attempt } from './attempt.js';
import { type Difference, firstDifference } from './first-difference.js';
import { pictureOfEntry } from './picture.js';
import { Recording } from './recording.js';
import { type SharedData } from './shared-data.js';

/** Where two runs of one plan part. */
export interface Divergence {
  /** Which of all that is compared: 0 for the first. */
  readonly index: number;
  /** When, in ticks. */
  readonly at: number;
  /**
   * What happened in one run and in the other, or the state of a party in each; `undefined` when that run
   * had ended, or kept no more.
   */
  readonly versions: readonly [ContentEntry | undefined, ContentEntry | undefined];
  /** Where the two differ first; absent when only one has such an event. */
  readonly difference?: Difference;
  /** Whether something changed what the first run's event refers to after it had happened. */
  readonly isChanged: boolean;
  /** Whether the first run's event was kept: only the first 250,000 are. */
  readonly isKept: boolean;
}

/** A run, and all that could be seen of it. */
export interface RecordedRun {
  readonly result: RunResult;
  readonly recording: Recording;
}

export type Pair = readonly [RecordedRun, RecordedRun];

/**
 * Runs a plan twice.
 *
 * @param everyState - whether to compare states after every event, and not at the ends of phases alone
 * @param shared - follows what parties share in the first run
 */
export function runTwice(
  simulation: Simulation,
  plan: Plan,
  options: RunOptions,
  everyState: boolean,
  shared?: SharedData,
): Pair {
  const first = record(simulation, plan, options, new Recording(everyState), shared);
  return [first, record(simulation, plan, options, new Recording(everyState, first.recording))];
}

/**
 * Runs a plan, and records all that can be seen of the run.
 *
 * @param shared - follows what parties share in the run
 */
export function record(
  simulation: Simulation,
  plan: Plan,
  options: RunOptions,
  recording: Recording,
  shared?: SharedData,
): RecordedRun {
  const contentObserver = {
    everyState: recording.everyState,
    handedOut: (values: readonly unknown[]) => shared?.handedOut(values),
    folded: (entry: ContentEntry, content: number | undefined, carried: number | undefined) => {
      recording.folded(entry, content);
      shared?.folded(entry, content, carried);
    },
  };
  const result = simulation.run(plan, { ...options, contentHash: true, contentObserver });
  return { result, recording };
}

/** Where two runs part, if they do. */
export function findDivergence([{ recording: first }, { recording: second }]: Pair):
  Divergence | undefined {
  const { mismatch } = second;
  if (mismatch === undefined && first.length === second.length) return undefined;
  const index = mismatch?.index ?? second.length;
  const versions = [first.entry(index), mismatch?.entry] as const;
  const [one] = versions;
  const other = mismatch?.picture;
  const difference =
    one === undefined || other === undefined
      ? undefined
      : attempt(() => firstDifference(pictureOfEntry(one), other));
  return {
    index,
    at: (mismatch?.entry ?? one)?.at ?? 0,
    versions,
    ...(difference === undefined ? {} : { difference }),
    isChanged: attempt(() => first.isUnchanged(index)) === false,
    isKept: one !== undefined || index >= first.length,
  };
}

/**
 * Finds out more about a divergence by running the plan again: the event after which states differed first,
 * and what an event referred to where that was changed since.
 */
export function locate(
  simulation: Simulation,
  plan: Plan,
  options: RunOptions,
  pair: Pair,
  divergence: Divergence,
): Divergence {
  const ofState = divergence.versions.some((entry) => entry?.kind === 'state');
  const closer = ofState ? runTwice(simulation, plan, options, true) : pair;
  const found = ofState ? (findDivergence(closer) ?? divergence) : divergence;
  if (!found.isChanged) return found;
  const [, second] = closer;
  const recording = new Recording(second.recording.everyState, second.recording);
  const third = record(simulation, plan, options, recording);
  const [one, other] = [third.recording.mismatch, second.recording.mismatch];
  if (one?.index !== other?.index || one?.picture === undefined || other?.picture === undefined) {
    return withoutStalePath(found);
  }
  const difference = firstDifference(one.picture, other.picture);
  return {
    ...found,
    versions: [one.entry, other.entry],
    ...(difference === undefined ? {} : { difference }),
    isChanged: false,
  };
}

/** Of a state that has changed since, nothing is left to compare. */
function withoutStalePath({ difference, ...divergence }: Divergence): Divergence {
  const ofState = divergence.versions.some((entry) => entry?.kind === 'state');
  return ofState || difference === undefined ? divergence : { ...divergence, difference };
}
