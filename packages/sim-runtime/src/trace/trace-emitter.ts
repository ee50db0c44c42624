import { type ReadableTrace } from './trace-sink.js';
import { appliedEntry, missedEntry, receivedEntry, sentEntry, timeoutEntry } from './make-entry.js';
import { type Fate, type Recorder, type TraceEntry } from './trace-entry.js';

/** A trace sink that passes each entry to a recorder at once, and keeps it only if asked to. */
export class TraceEmitter implements ReadableTrace {
  readonly entries: TraceEntry[] = [];
  readonly #recorder: Recorder;
  readonly #keeps: boolean;

  constructor(recorder: Recorder, keeps: boolean) {
    this.#recorder = recorder;
    this.#keeps = keeps;
  }

  useCodec(): void {
    // Entries that are passed on at once need no codec.
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
