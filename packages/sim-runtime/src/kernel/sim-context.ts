import { advance, LogicalTime } from '../contracts/logical-time.js';
import { RandomStream } from './random-stream.js';
import { checkSeed } from './seed.js';

/** What a universe starts from: its seed, its clock at zero, and the root of its randomness. */
export class SimContext {
  /** The seed of this universe: an unsigned 32-bit integer. */
  readonly seed: number;
  /** The universe's own stream; fork it by a label for everything that draws apart. */
  readonly random: RandomStream;
  #clock: LogicalTime = LogicalTime.ZERO;

  /**
   * @param seed - an unsigned 32-bit integer
   * @throws RangeError when it is not one
   */
  constructor(seed: number) {
    this.seed = checkSeed(seed);
    this.random = new RandomStream(seed);
  }

  /** Simulated time, in ticks. */
  get clock(): LogicalTime {
    return this.#clock;
  }

  /**
   * Moves the clock forward.
   *
   * @param ticks - how far: 0 or more
   * @throws RangeError when `ticks` is negative or fractional, or time would overflow
   */
  advance(ticks: number): LogicalTime {
    this.#clock = advance(this.#clock, ticks);
    return this.#clock;
  }

  /**
   * A sequential stream of randomness of its own for `label`.
   *
   * @param label - what the stream is for
   */
  fork(label: string | number): RandomStream {
    return this.random.fork(label);
  }
}
