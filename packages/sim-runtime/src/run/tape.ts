import { type MessageCodec } from '../contracts/message-codec.js';
import { type Fate, type TraceEntry } from './trace.js';

/** Who sent or gets a message where it is the coordinator. */
export const COORDINATOR = -1;

/**
 * Takes down what happens in a run, where a trace is wanted.
 *
 * What happens most often has a method of its own, so that nobody has to make an entry of it before it
 * is read. Parties are numbers, or `COORDINATOR`. Times are in ticks.
 */
export interface Tape {
  /** Lets messages be kept as words from the first on. */
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

/** A tape that can be read. */
export interface ReadableTape extends Tape {
  readonly entries: readonly TraceEntry[];
}
