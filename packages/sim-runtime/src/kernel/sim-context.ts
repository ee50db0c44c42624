import { advance, type LogicalTime } from '../contracts/logical-time.js';
import { RandomStream } from './random-stream.js';
import { checkSeed } from './seed.js';

/** Simulated time: that of a simulator, or of a context that is used alone. */
export interface SimulatedTime {
  /** Simulated time, in ticks. */
  readonly now: number;
  /**
   * Moves simulated time forward and processes the events that fall due.
   *
   * @param maxTicks - how far to move time: 0 or more ticks
   * @returns the number of events
   */
  run(maxTicks: number): number;
}

/** The seed, the clock and the root of randomness of one universe. */
export class SimContext {
  /** The seed of this universe: an unsigned 32-bit integer. */
  readonly seed: number;
  /** The universe's own stream; fork it by a label for everything that draws apart. */
  readonly random: RandomStream;
  readonly #time: SimulatedTime;

  /**
   * @param seed - an unsigned 32-bit integer
   * @param time - the simulated time of the clock. Default: a time of its own, which `advance` alone moves.
   * @throws RangeError when the seed is none
   */
  constructor(seed: number, time: SimulatedTime = ownTime()) {
    this.seed = checkSeed(seed);
    this.random = new RandomStream(seed);
    this.#time = time;
  }

  /** Simulated time, in ticks, which no clock fault changes. */
  get clock(): LogicalTime {
    return this.#time.now as LogicalTime;
  }

  /**
   * Moves simulated time forward. The context of a simulator processes the events that fall due, as
   * the simulator's `run` does.
   *
   * @param ticks - how far: 0 or more
   * @returns the clock afterwards
   * @throws RangeError when `ticks` is negative or fractional, or time would overflow
   */
  advance(ticks: number): LogicalTime {
    this.#time.run(advance(this.clock, ticks) - this.clock);
    return this.clock;
  }

  /**
   * A sequential stream of randomness of its own for `label`.
   *
   * @param label - the purpose of the stream
   */
  fork(label: string | number): RandomStream {
    return this.random.fork(label);
  }
}

function ownTime(): SimulatedTime {
  let now = 0;
  return {
    get now() {
      return now;
    },
    run: (maxTicks) => {
      now += maxTicks;
      return 0;
    },
  };
}
