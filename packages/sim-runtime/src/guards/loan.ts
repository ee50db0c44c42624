import { type LogicalTime } from '../contracts/logical-time.js';
import { type Random } from '../contracts/random.js';
import { RandomStream } from '../kernel/random-stream.js';

/** A clock and randomness for code that takes them from the global object. */
export interface Lender {
  /** What `Date` and `performance` show: one tick is one millisecond, and tick 0 is the epoch. */
  readonly now: LogicalTime;
  /** What seeds `Math.random` and `crypto`: exactly one draw is taken from it. */
  readonly random: Random;
}

/** What is lent in the place of the clock and the randomness of the platform, and how often it was used. */
export class Loan {
  readonly now: number;
  /** How often each API was used, in the order of the first uses. */
  readonly uses = new Map<string, number>();
  readonly #stream: RandomStream;

  constructor({ now, random }: Lender) {
    this.now = now;
    // One draw, whatever the library draws: another version of it leaves all later draws as they are.
    this.#stream = new RandomStream(random.next());
  }

  note(api: string): void {
    this.uses.set(api, (this.uses.get(api) ?? 0) + 1);
  }

  /** As `Math.random`: 53 bits. */
  fraction(): number {
    const high = this.#stream.next() >>> 5;
    const low = this.#stream.next() >>> 6;
    return (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
  }

  /** As `crypto.randomInt`. */
  between(first: unknown, second: unknown): number {
    const [low, high] = second === undefined ? [0, Number(first)] : [Number(first), Number(second)];
    return low + Math.floor(this.fraction() * (high - low));
  }

  /** As `crypto.getRandomValues`, without a limit of length. */
  fill<View extends ArrayBufferView>(view: View): View {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let index = 0; index < bytes.length; index++) bytes[index] = this.#stream.next() >>> 24;
    return view;
  }

  /** As `crypto.randomUUID`: version 4. */
  uuid(): string {
    const bytes = this.fill(new Uint8Array(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return [0, 8, 12, 16, 20]
      .map((start, at) => hex.slice(start, [8, 12, 16, 20, 32][at]))
      .join('-');
  }
}
