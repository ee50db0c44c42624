import { type FaultConfig, NO_FAULTS } from './fault-config.js';
import { Chance } from '../kernel/chance.js';
import { KeyedHash } from '../kernel/keyed-hash.js';

/** The faults of the way between actors and coordinator, as pure functions of (seed, causal id). */
export class Channel {
  readonly #requestLoss: Chance;
  readonly #effectLoss: Chance;
  readonly #duplication: Chance;
  readonly #byzantine: Chance;
  readonly #delay: KeyedHash;
  readonly #pause: Chance;
  readonly #pauseLength: KeyedHash;
  #config = NO_FAULTS;

  constructor(seed: number) {
    this.#requestLoss = new Chance(seed, 'request loss');
    this.#effectLoss = new Chance(seed, 'effect loss');
    this.#duplication = new Chance(seed, 'duplication');
    this.#byzantine = new Chance(seed, 'byzantine');
    this.#delay = new KeyedHash(seed, 'delay');
    this.#pause = new Chance(seed, 'pause');
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
    this.#requestLoss.use(config.requestDropPpm);
    this.#effectLoss.use(config.effectDropPpm);
    this.#duplication.use(config.duplicatePpm);
    this.#byzantine.use(config.byzantinePpm);
    this.#pause.use(config.pausePpm);
    for (const ticks of [config.maxDelayTicks, config.pauseTicks, config.expireLeaseAfter]) {
      if (!Number.isSafeInteger(ticks) || ticks < 0) {
        throw new RangeError(`A fault lasts a whole number of ticks from 0, not ${ticks}.`);
      }
    }
    this.#config = config;
  }

  losesRequest(id: number): boolean {
    return this.#requestLoss.strikes(id);
  }

  losesEffect(id: number): boolean {
    return this.#effectLoss.strikes(id);
  }

  duplicates(id: number): boolean {
    return this.#duplication.strikes(id);
  }

  falsifies(id: number): boolean {
    return this.#byzantine.strikes(id);
  }

  delayTicks(id: number): number {
    return this.#delay.below(id, this.#config.maxDelayTicks + 1);
  }

  /** How long the actor pauses before it sends the input; 0 for not at all. */
  pauseTicks(id: number): number {
    const { pauseTicks } = this.#config;
    if (pauseTicks === 0 || !this.#pause.strikes(id)) return 0;
    return 1 + this.#pauseLength.below(id, pauseTicks);
  }
}
