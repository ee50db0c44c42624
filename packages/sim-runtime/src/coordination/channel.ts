import { type FaultConfig, NO_FAULTS } from '../faults/fault-config.js';
import { KeyedHash, mix32, threshold } from '../kernel/keyed-hash.js';

/** The faults of the way between actors and coordinator, as pure functions of (seed, causal id). */
export class Channel {
  readonly #requestLoss: KeyedHash;
  readonly #effectLoss: KeyedHash;
  readonly #duplication: KeyedHash;
  readonly #byzantine: KeyedHash;
  readonly #delay: KeyedHash;
  readonly #pause: KeyedHash;
  readonly #pauseLength: KeyedHash;
  #config = NO_FAULTS;

  constructor(seed: number) {
    this.#requestLoss = new KeyedHash(seed, 'request loss');
    this.#effectLoss = new KeyedHash(seed, 'effect loss');
    this.#duplication = new KeyedHash(seed, 'duplication');
    this.#byzantine = new KeyedHash(seed, 'byzantine');
    this.#delay = new KeyedHash(seed, 'delay');
    this.#pause = new KeyedHash(seed, 'pause');
    this.#pauseLength = new KeyedHash(seed, 'pause length');
  }

  get config(): FaultConfig {
    return this.#config;
  }

  /**
   * Puts rates in force.
   *
   * @throws RangeError when one is out of range
   */
  use(config: FaultConfig): void {
    for (const ppm of [config.requestDropPpm, config.effectDropPpm]) threshold(ppm);
    for (const ppm of [config.duplicatePpm, config.byzantinePpm]) threshold(ppm);
    threshold(config.pausePpm);
    for (const ticks of [config.maxDelayTicks, config.pauseTicks, config.expireLeaseAfter]) {
      if (!Number.isSafeInteger(ticks) || ticks < 0) {
        throw new RangeError(`A fault lasts a whole number of ticks from 0, not ${ticks}.`);
      }
    }
    this.#config = config;
  }

  losesRequest(id: number): boolean {
    return this.#requestLoss.draw(id) < threshold(this.#config.requestDropPpm);
  }

  losesEffect(id: number): boolean {
    return this.#effectLoss.draw(id) < threshold(this.#config.effectDropPpm);
  }

  duplicates(id: number): boolean {
    return this.#duplication.draw(id) < threshold(this.#config.duplicatePpm);
  }

  falsifies(id: number): boolean {
    return this.#byzantine.draw(id) < threshold(this.#config.byzantinePpm);
  }

  delayTicks(id: number): number {
    return this.#delay.below(id, this.#config.maxDelayTicks + 1);
  }

  /** How long the actor pauses before it sends the input; 0 for not at all. */
  pauseTicks(id: number): number {
    const { pausePpm, pauseTicks } = this.#config;
    if (pauseTicks === 0 || this.#pause.draw(id) >= threshold(pausePpm)) return 0;
    return 1 + this.#pauseLength.below(id, pauseTicks);
  }

  /** The causal id of an input's second copy. */
  static copyOf(id: number): number {
    return mix32(id ^ 0x5bd1e995);
  }

  /** The causal id of an input's `index`-th effect. */
  static effectOf(id: number, index: number): number {
    return mix32(id + Math.imul(index + 1, 0x9e3779b1));
  }
}
