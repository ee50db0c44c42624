import { type MessageCodec } from '../contracts/message-codec.js';
import { type Fate, type TraceEntry } from './trace-entry.js';

/** The coordinator, as the sender or the receiver of a message. */
export const COORDINATOR = -1;

/**
 * Takes the entries of a run, where a trace is wanted.
 *
 * The most frequent entries have a method of their own, so that no object need be made of them before
 * they are read. Parties are numbers, or `COORDINATOR`. Times are in ticks.
 */
export interface TraceSink {
  /** Lets messages be kept as words, from the first one on. */
  useCodec(codec: MessageCodec<unknown>): void;
  /** @param delayTicks - how long the message will be under way, for one that is delivered */
  sent(
    at: number,
    id: number,
    from: number,
    to: number,
    message: unknown,
    fate: Fate,
    delayTicks: number,
  ): void;
  received(at: number, id: number, from: number, to: number, message: unknown): void;
  missed(at: number, id: number, to: number): void;
  timeout(at: number, party: number): void;
  applied(
    at: number,
    id: number,
    party: number,
    input: unknown,
    effects: readonly unknown[],
    state: unknown,
  ): void;
  /** Anything else. */
  note(entry: TraceEntry): void;
}

/** A trace sink whose entries can be read. */
export interface ReadableTrace extends TraceSink {
  readonly entries: readonly TraceEntry[];
}
