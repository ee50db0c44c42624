import { KeyedHash, threshold } from '../kernel/keyed-hash.js';
import { type NetworkFaults, NO_NETWORK_FAULTS } from './network-faults.js';

/** What the draw for the delay is multiplied by. */
export const DELAY_FACTOR = 0x735a2d97;

/** The number of delays that integers of 32 bits distinguish. */
const MOST_DELAYS = 1 << 16;

/**
 * The fate of each message: pure functions of the seed and the message's causal id, so that a
 * message's fate does not depend on which other messages there are.
 */
export class MessageFates {
  // Integers begin as 0 here, so that engines know from the start that they are.
  /** The two words of the key of the draw for loss. */
  readonly lossFirst: number = 0;
  readonly lossSecond: number = 0;
  readonly #loss: KeyedHash;
  /** Sets the draw for the delay apart from the draw for loss, which it is made from. */
  readonly delayKey: number = 0;
  readonly #duplication: KeyedHash;
  readonly #byzantine: KeyedHash;
  /** A message is lost when its draw from `loss`, less 2^31, is below this. Read it only. */
  lossBelow = -(2 ** 31);
  #lossThreshold = 0;
  #duplicationBelow = 0;
  #byzantineBelow = 0;
  /** How many delays are possible: a message's is its draw times this over 2^32, rounded down. Read it only. */
  delays = 1;

  constructor(seed: number) {
    this.#loss = new KeyedHash(seed, 'loss');
    this.lossFirst = this.#loss.first;
    this.lossSecond = this.#loss.second;
    this.delayKey = new KeyedHash(seed, 'delay').first;
    this.#duplication = new KeyedHash(seed, 'duplication');
    this.#byzantine = new KeyedHash(seed, 'byzantine');
    this.use(NO_NETWORK_FAULTS);
  }

  /**
   * Puts rates in force.
   *
   * @throws RangeError when a rate is out of range
   */
  use(faults: NetworkFaults): void {
    if (!Number.isInteger(faults.maxDelayTicks) || faults.maxDelayTicks < 0) {
      throw new RangeError(
        `maxDelayTicks is a whole number of ticks from 0, not ${faults.maxDelayTicks}.`,
      );
    }
    this.#lossThreshold = threshold(faults.dropPpm);
    this.lossBelow = (this.#lossThreshold - 2 ** 31) | 0;
    this.#duplicationBelow = threshold(faults.duplicatePpm);
    this.#byzantineBelow = threshold(faults.byzantinePpm);
    this.delays = faults.maxDelayTicks + 1;
  }

  /**
   * Whether `lossBelow` and `delays` do not tell all, or `delays` is more than the 16 bits that are
   * multiplied without a fraction.
   */
  get areRough(): boolean {
    const certainLoss = this.#lossThreshold === 2 ** 32;
    return (
      certainLoss ||
      this.delays > MOST_DELAYS ||
      this.#duplicationBelow !== 0 ||
      this.#byzantineBelow !== 0
    );
  }

  isLost(id: number): boolean {
    return this.#lossThreshold !== 0 && this.#loss.draw(id) < this.#lossThreshold;
  }

  isDuplicated(id: number): boolean {
    return this.#duplicationBelow !== 0 && this.#duplication.draw(id) < this.#duplicationBelow;
  }

  isFalsified(id: number): boolean {
    return this.#byzantineBelow !== 0 && this.#byzantine.draw(id) < this.#byzantineBelow;
  }

  /** How many ticks the message takes beyond the first: drawn from its draw for loss, once more. */
  delayTicks(id: number): number {
    const x = Math.imul(this.#loss.draw(id) ^ this.delayKey, DELAY_FACTOR);
    return Math.floor(((x ^ (x >>> 15)) >>> 0) * this.delays * 2 ** -32);
  }
}
