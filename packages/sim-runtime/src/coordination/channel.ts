import { type FaultConfig, NO_FAULTS } from './fault-config.js';
import { Chance } from '../kernel/chance.js';
import { BRANCH, KeyedHash, mix32 } from '../kernel/keyed-hash.js';
import { type PlannedFates } from '../plan/planned-fates.js';

/** The faults of the way between actors and coordinator, as pure functions of (seed, causal id). */
export class Channel {
  readonly #requestLoss: Chance;
  readonly #effectLoss: Chance;
  readonly #duplication: Chance;
  readonly #byzantine: Chance;
  readonly #delay: KeyedHash;
  readonly #pause: Chance;
  readonly #pauseLength: KeyedHash;
  /** Fates that are planned; absent where all are drawn. */
  #planned: PlannedFates | undefined;
  /** Sets the draws of another seed apart; 0 for those of the first. */
  #branch = 0;
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

  /** Plans the fates of single requests and effects. */
  planFates(planned: PlannedFates): void {
    this.#planned = planned;
  }

  /** Draws from another seed from now on. */
  reseed(seed: number): void {
    this.#branch = mix32(seed ^ BRANCH);
  }

  losesRequest(id: number): boolean {
    return this.#planned?.isLost(id) ?? this.#requestLoss.strikes(id ^ this.#branch);
  }

  losesEffect(id: number): boolean {
    return this.#planned?.isLost(id) ?? this.#effectLoss.strikes(id ^ this.#branch);
  }

  duplicates(id: number): boolean {
    return this.#duplication.strikes(id ^ this.#branch);
  }

  falsifies(id: number): boolean {
    return this.#byzantine.strikes(id ^ this.#branch);
  }

  delayTicks(id: number): number {
    const planned = this.#planned?.delayTicks(id);
    return planned ?? this.#delay.below(id ^ this.#branch, this.#config.maxDelayTicks + 1);
  }

  /** How long the actor pauses before it sends the input; 0 for not at all. */
  pauseTicks(id: number): number {
    const { pauseTicks } = this.#config;
    if (pauseTicks === 0 || !this.#pause.strikes(id)) return 0;
    return 1 + this.#pauseLength.below(id, pauseTicks);
  }
}
