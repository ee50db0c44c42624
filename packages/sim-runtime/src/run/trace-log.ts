import { type RunOptions } from './simulation.js';
import { type Recorder, type TraceEntry } from './trace.js';

/** A list for what happens in a run, if anybody wants to know. */
export function traceFor({ trace, recorder }: RunOptions): TraceEntry[] | undefined {
  if (recorder !== undefined) return new TraceLog(recorder, trace === true);
  return trace === true ? [] : undefined;
}

/** A trace that hands each entry on at the moment when it happens, and keeps it only if asked to. */
class TraceLog extends Array<TraceEntry> {
  readonly #recorder: Recorder;
  readonly #keeps: boolean;

  constructor(recorder: Recorder, keeps: boolean) {
    super();
    this.#recorder = recorder;
    this.#keeps = keeps;
  }

  override push(...entries: TraceEntry[]): number {
    for (const entry of entries) this.#recorder(entry);
    return this.#keeps ? super.push(...entries) : this.length;
  }
}
