import { type MessageCodec } from '../contracts/message-codec.js';
import { type ReadableTape, type Tape } from './tape.js';
import { type Fate, type TraceEntry } from './trace.js';

/** Two tapes as one, of which the first can be read. */
export class TeeTape implements ReadableTape {
  readonly #first: ReadableTape;
  readonly #second: Tape;

  constructor(first: ReadableTape, second: Tape) {
    this.#first = first;
    this.#second = second;
  }

  get entries(): readonly TraceEntry[] {
    return this.#first.entries;
  }

  useCodec(codec: MessageCodec<unknown>): void {
    this.#first.useCodec(codec);
    this.#second.useCodec(codec);
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
    this.#first.sent(at, id, from, to, message, fate, delayTicks);
    this.#second.sent(at, id, from, to, message, fate, delayTicks);
  }

  received(at: number, id: number, from: number, to: number, message: unknown): void {
    this.#first.received(at, id, from, to, message);
    this.#second.received(at, id, from, to, message);
  }

  missed(at: number, id: number, to: number): void {
    this.#first.missed(at, id, to);
    this.#second.missed(at, id, to);
  }

  timeout(at: number, party: number): void {
    this.#first.timeout(at, party);
    this.#second.timeout(at, party);
  }

  applied(
    at: number,
    id: number,
    party: number,
    input: unknown,
    effects: readonly unknown[],
    state: unknown,
  ): void {
    this.#first.applied(at, id, party, input, effects, state);
    this.#second.applied(at, id, party, input, effects, state);
  }

  note(entry: TraceEntry): void {
    this.#first.note(entry);
    this.#second.note(entry);
  }
}
