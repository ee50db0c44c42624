import { type RecordedInput, type RecordedKind } from '../recording/recorded-input.js';
import { type ModuleType, type Plan, type PLAN_SCHEMA_VERSION } from './plan.js';

/** The first line of a recording; each line after it is a `RecordedInput`. */
export interface RecordingHeader {
  /** What marks the file as a recording. */
  readonly kind: 'recording';
  /** The version of this format, that of plans. */
  readonly schemaVersion: typeof PLAN_SCHEMA_VERSION;
  /** The name of the simulation that can replay it. */
  readonly simulation: string;
  /** The type of the module that was recorded. */
  readonly type: ModuleType;
}

/**
 * Whether the text of a file is a recording, as opposed to a plan of another kind.
 *
 * @param text - what the file holds
 */
export function isRecording(text: string): boolean {
  return /^\{"kind":"recording"/.test(text);
}

/**
 * Makes a plan of what was recorded of a module that ran for real: the inputs at their times, without
 * any fault. A last line that a crash cut short counts for nothing.
 *
 * @param text - what the recording holds
 * @throws SyntaxError when a line is no JSON. Whether the plan fits a simulation, `checkPlan` says.
 */
export function planOfRecording(text: string): Plan {
  const [first = '', ...rest] = text.slice(0, text.lastIndexOf('\n')).split('\n');
  const { simulation, type, schemaVersion } = JSON.parse(first) as RecordingHeader;
  const recording = rest.map((line) => JSON.parse(line) as RecordedInput);
  const lastAt = largest(recording, 'at');
  const lastParty = largest(recording, 'party');
  return {
    schemaVersion,
    simulation,
    type,
    level: 'sunny',
    seed: 0,
    parties: lastParty + 1,
    warmupTicks: 0,
    safetyTicks: lastAt + 1,
    rates: {},
    operations: [],
    faults: [],
    recording,
  };
}

/** The largest number in a field of recorded inputs; what is no number there is left to `checkPlan`. */
function largest(recording: readonly unknown[], field: 'at' | 'party'): number {
  return recording.reduce<number>((most, input) => {
    const number = (input as Partial<RecordedInput> | null)?.[field];
    return Number.isSafeInteger(number) ? Math.max(most, Number(number)) : most;
  }, 0);
}

/** Whether `value` is something that a module whose recordings hold such kinds can be given again. */
export function isRecordedInput(
  value: unknown,
  kinds: readonly RecordedKind[],
): value is RecordedInput {
  const input = value as Partial<RecordedInput> | null;
  return (
    typeof input === 'object' &&
    input !== null &&
    kinds.some((kind) => kind === input.kind) &&
    [input.at, input.party, input.outcome].every(
      (count) => Number.isSafeInteger(count) && (count ?? -1) >= 0,
    )
  );
}
