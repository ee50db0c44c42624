import { CompactTape } from './compact-tape.js';
import { type Contents } from './contents.js';
import { type RunOptions } from './simulation.js';
import { type ReadableTape, type Tape } from './tape.js';
import { TeeTape } from './tee-tape.js';
import { TellingTape } from './telling-tape.js';
import { type Recorder } from './trace.js';

/** A tape for what happens in a run, if anybody wants to know. */
export function tapeFor(
  { trace = false, recorder }: RunOptions,
  contents: Contents | undefined,
): ReadableTape | undefined {
  const plain =
    recorder !== undefined
      ? new TellingTape(recorder, trace)
      : trace
        ? new CompactTape()
        : undefined;
  if (contents === undefined) return plain;
  const folding = new TellingTape((entry) => contents.take(entry), false);
  return plain === undefined ? folding : new TeeTape(plain, folding);
}

/** The tape of a simulator: one that is given, or one that tells a recorder. */
export function tapeOf(options: {
  readonly tape?: Tape | undefined;
  readonly recorder?: Recorder | undefined;
}): Tape | undefined {
  const { tape, recorder } = options;
  return tape ?? (recorder === undefined ? undefined : new TellingTape(recorder, false));
}
