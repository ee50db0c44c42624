import { CompactTape } from './compact-tape.js';
import { type RunOptions } from './simulation.js';
import { type ReadableTape, type Tape } from './tape.js';
import { TellingTape } from './telling-tape.js';
import { type Recorder } from './trace.js';

/** A tape for what happens in a run, if anybody wants to know. */
export function tapeFor({ trace = false, recorder }: RunOptions): ReadableTape | undefined {
  if (recorder !== undefined) return new TellingTape(recorder, trace);
  return trace ? new CompactTape() : undefined;
}

/** The tape of a simulator: one that is given, or one that tells a recorder. */
export function tapeOf(options: {
  readonly tape?: Tape | undefined;
  readonly recorder?: Recorder | undefined;
}): Tape | undefined {
  const { tape, recorder } = options;
  return tape ?? (recorder === undefined ? undefined : new TellingTape(recorder, false));
}
