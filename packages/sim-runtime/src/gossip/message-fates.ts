import { KeyedHash, mix32, threshold } from '../kernel/keyed-hash.js';
import { type NetworkFaults, NO_NETWORK_FAULTS } from './network-faults.js';

/**
 * What becomes of each message: pure functions of the seed and the message's causal id, so that a
 * message's fate does not depend on which other messages there are.
 */
export class MessageFates {
  readonly #loss: KeyedHash;
  readonly #delay: KeyedHash;
  readonly #duplication: KeyedHash;
  readonly #byzantine: KeyedHash;
  #lossBelow = 0;
  #duplicationBelow = 0;
  #byzantineBelow = 0;
  #delayBound = 1;

  constructor(seed: number) {
    this.#loss = new KeyedHash(seed, 'loss');
    this.#delay = new KeyedHash(seed, 'delay');
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
    this.#lossBelow = threshold(faults.dropPpm);
    this.#duplicationBelow = threshold(faults.duplicatePpm);
    this.#byzantineBelow = threshold(faults.byzantinePpm);
    this.#delayBound = faults.maxDelayTicks + 1;
  }

  isLost(id: number): boolean {
    return this.#lossBelow !== 0 && this.#loss.draw(id) < this.#lossBelow;
  }

  isDuplicated(id: number): boolean {
    return this.#duplicationBelow !== 0 && this.#duplication.draw(id) < this.#duplicationBelow;
  }

  isFalsified(id: number): boolean {
    return this.#byzantineBelow !== 0 && this.#byzantine.draw(id) < this.#byzantineBelow;
  }

  /** How many ticks the message takes beyond the first. */
  delayTicks(id: number): number {
    return this.#delayBound === 1 ? 0 : this.#delay.below(id, this.#delayBound);
  }

  /** The causal id of a message's second copy. */
  static copyOf(id: number): number {
    return mix32(id ^ 0x5bd1e995);
  }
}
