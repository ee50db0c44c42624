import { KeyedHash, threshold } from '../kernel/keyed-hash.js';
import { NO_PORT_FAULTS, type PortFaults } from './port-faults.js';

type Rate = Exclude<keyof PortFaults, 'maxDelayTicks'>;

const RATES: readonly Rate[] = [
  'readFailPpm',
  'shortReadPpm',
  'corruptReadPpm',
  'writeFailPpm',
  'tornWritePpm',
  'lostWritePpm',
  'crashPpm',
];

/** What becomes of each port call, as pure functions of the seed and the call's causal id. */
export class PortFates {
  readonly #hashes: Readonly<Record<Rate, KeyedHash>>;
  readonly #delay: KeyedHash;
  readonly #detail: KeyedHash;
  #faults = NO_PORT_FAULTS;

  constructor(seed: number) {
    this.#hashes = Object.fromEntries(
      RATES.map((rate) => [rate, new KeyedHash(seed, rate)]),
    ) as Record<Rate, KeyedHash>;
    this.#delay = new KeyedHash(seed, 'port delay');
    this.#detail = new KeyedHash(seed, 'port detail');
  }

  /**
   * Puts rates in force.
   *
   * @throws RangeError when one is out of range
   */
  use(faults: PortFaults): void {
    for (const rate of RATES) threshold(faults[rate]);
    if (!Number.isSafeInteger(faults.maxDelayTicks) || faults.maxDelayTicks < 0) {
      throw new RangeError(
        `maxDelayTicks is a whole number of ticks from 0, not ${faults.maxDelayTicks}.`,
      );
    }
    this.#faults = faults;
  }

  /** Whether the fault of that rate strikes the call. */
  strikes(rate: Rate, id: number): boolean {
    return this.#hashes[rate].draw(id) < threshold(this.#faults[rate]);
  }

  /** How many ticks the call takes beyond the first. */
  delayTicks(id: number): number {
    return this.#delay.below(id, this.#faults.maxDelayTicks + 1);
  }

  /** A choice that goes with a fault: a whole number below `bound`. */
  detail(id: number, bound: number): number {
    return this.#detail.below(id, bound);
  }
}
