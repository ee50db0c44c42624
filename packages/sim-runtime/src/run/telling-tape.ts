import { type ReadableTape } from './tape.js';
import {
  appliedEntry,
  missedEntry,
  receivedEntry,
  sentEntry,
  timeoutEntry,
} from './trace-entries.js';
import { type Fate, type Recorder, type TraceEntry } from './trace.js';

/** A tape that tells each entry at the moment when it happens, and keeps it only if asked to. */
export class TellingTape implements ReadableTape {
  readonly entries: TraceEntry[] = [];
  readonly #recorder: Recorder;
  readonly #keeps: boolean;

  constructor(recorder: Recorder, keeps: boolean) {
    this.#recorder = recorder;
    this.#keeps = keeps;
  }

  useCodec(): void {
    // What is told at once is told as it is.
  }

  sent(
    at: number,
    id: number,
    from: number,
    to: number,
    message: unknown,
    fate: Fate,
    delayTicks: number,
  ): void {
    this.note(sentEntry(at, id, from, to, message, fate, delayTicks));
  }

  received(at: number, id: number, from: number, to: number, message: unknown): void {
    this.note(receivedEntry(at, id, from, to, message));
  }

  missed(at: number, id: number, to: number): void {
    this.note(missedEntry(at, id, to));
  }

  timeout(at: number, party: number): void {
    this.note(timeoutEntry(at, party));
  }

  applied(
    at: number,
    id: number,
    party: number,
    input: unknown,
    effects: readonly unknown[],
    state: unknown,
  ): void {
    this.note(appliedEntry(at, id, party, input, effects, state));
  }

  note(entry: TraceEntry): void {
    this.#recorder(entry);
    if (this.#keeps) this.entries.push(entry);
  }
}
