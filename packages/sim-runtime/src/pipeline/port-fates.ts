import { Chance } from '../kernel/chance.js';
import { BRANCH, KeyedHash, mix32 } from '../kernel/keyed-hash.js';
import { type PlannedFates } from '../plan/planned-fates.js';
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

/** The rates of calls that are refused, as a planned loss has it. */
const REFUSALS: ReadonlySet<Rate> = new Set(['readFailPpm', 'writeFailPpm']);

/** How long a stage that crashed at an effect stays down, at the most. */
const MOST_DOWN_TICKS = 40;

/** The fate of each port call, as pure functions of the seed and the call's causal id. */
export class PortFates {
  readonly #chances: Readonly<Record<Rate, Chance>>;
  readonly #delay: KeyedHash;
  readonly #shortLength: KeyedHash;
  readonly #crashSide: KeyedHash;
  readonly #downTicks: KeyedHash;
  readonly #interruption: KeyedHash;
  /** Fates that are planned; absent where all are drawn. */
  #planned: PlannedFates | undefined;
  /** Sets the draws of another seed apart; 0 for those of the first. */
  #branch = 0;
  #faults = NO_PORT_FAULTS;

  constructor(seed: number) {
    this.#chances = {
      readFailPpm: new Chance(seed, 'readFailPpm'),
      shortReadPpm: new Chance(seed, 'shortReadPpm'),
      corruptReadPpm: new Chance(seed, 'corruptReadPpm'),
      writeFailPpm: new Chance(seed, 'writeFailPpm'),
      tornWritePpm: new Chance(seed, 'tornWritePpm'),
      lostWritePpm: new Chance(seed, 'lostWritePpm'),
      crashPpm: new Chance(seed, 'crashPpm'),
    };
    this.#delay = new KeyedHash(seed, 'port delay');
    this.#shortLength = new KeyedHash(seed, 'short read length');
    this.#crashSide = new KeyedHash(seed, 'crash side');
    this.#downTicks = new KeyedHash(seed, 'down ticks');
    this.#interruption = new KeyedHash(seed, 'interruption');
  }

  /** The rates in force. */
  get faults(): PortFaults {
    return this.#faults;
  }

  /**
   * Puts rates in force.
   *
   * @throws RangeError when one is out of range
   */
  use(faults: PortFaults): void {
    for (const rate of RATES) this.#chances[rate].use(faults[rate]);
    if (!Number.isSafeInteger(faults.maxDelayTicks) || faults.maxDelayTicks < 0) {
      throw new RangeError(
        `maxDelayTicks is a whole number of ticks from 0, not ${faults.maxDelayTicks}.`,
      );
    }
    this.#faults = faults;
  }

  /** Plans the fates of single port calls. */
  planFates(planned: PlannedFates): void {
    this.#planned = planned;
  }

  /** Draws from another seed from now on. */
  reseed(seed: number): void {
    this.#branch = mix32(seed ^ BRANCH);
  }

  /** Whether the fault of that rate strikes the call. */
  strikes(rate: Rate, id: number): boolean {
    if (this.#planned !== undefined && REFUSALS.has(rate)) {
      const planned = this.#planned.isLost(id);
      if (planned !== undefined) return planned;
    }
    return this.#chances[rate].strikes(id ^ this.#branch);
  }

  /** Whether any record that is read may come back corrupt. */
  get corrupts(): boolean {
    return this.#faults.corruptReadPpm > 0;
  }

  /** How many ticks the call takes beyond the first. */
  delayTicks(id: number): number {
    const planned = this.#planned?.delayTicks(id);
    return planned ?? this.#delay.below(id ^ this.#branch, this.#faults.maxDelayTicks + 1);
  }

  /** How many of `count` records a short read brings: at least 1, and not all. */
  shortLength(id: number, count: number): number {
    return 1 + this.#shortLength.below(id, count - 1);
  }

  /** Whether a crash at an effect comes before it. */
  crashesBefore(id: number): boolean {
    return this.#crashSide.below(id, 2) === 0;
  }

  /** How long a stage that crashed at an effect stays down. */
  downTicks(id: number): number {
    return 1 + this.#downTicks.below(id, MOST_DOWN_TICKS);
  }

  /** Whether a write that a crash interrupts has happened all the same. */
  outlivesCrash(id: number): boolean {
    return this.#interruption.below(id, 2) === 0;
  }
}
