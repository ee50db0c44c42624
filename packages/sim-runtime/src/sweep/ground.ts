import { type NumberSeen, NumbersSeen } from '../run/numbers-seen.js';
import { type Reached } from '../run/reached.js';
import { addFirsts, addReached, type FirstReached, lowestFirsts } from './first-reached.js';
import { type StrikeGround, StrikeSum } from './strike-sum.js';

/** What the runs of a sweep reached. The sum of two is the same in whatever order they are added. */
export interface Ground {
  /** In how many runs it was looked at. */
  readonly seeds: number;
  /** The kinds of states: those of the lowest seeds, where there are very many. */
  readonly states: readonly FirstReached[];
  /** The steps between them: those of the lowest seeds, where there are very many. */
  readonly transitions: readonly FirstReached[];
  /** The states of the module in which each fault struck; absent where none did. */
  readonly struck?: readonly StrikeGround[];
  /** The numbers and sizes of states; absent where none were looked at. */
  readonly numbers?: readonly NumberSeen[];
}

/** So many kinds of states, and so many steps, are kept. */
export const MOST_GROUND = 20_000;

/** One in so many seeds is looked at: a seed's own number decides, so that it is the same in every sweep. */
const LOOKED_AT_ONE_IN = 8;

/**
 * Whether sweeps look at what a seed's run reaches.
 *
 * @param seed - an unsigned 32-bit integer
 */
export function isSurveyed(seed: number): boolean {
  return seed % LOOKED_AT_ONE_IN === 0;
}

/** Adds up what runs reached. */
export class GroundSum {
  #seeds = 0;
  readonly #states = new Map<number, number>();
  readonly #transitions = new Map<number, number>();
  readonly #struck = new StrikeSum();
  readonly #numbers = new NumbersSeen();

  add(ground: Ground): void {
    this.#seeds += ground.seeds;
    addFirsts(this.#states, ground.states);
    addFirsts(this.#transitions, ground.transitions);
    this.#struck.add(ground.struck ?? []);
    if (ground.numbers !== undefined) this.#numbers.add(ground.numbers);
  }

  /** Adds what the run of one seed reached. */
  addRun(seed: number, { states, transitions, struck, numbers }: Reached): void {
    this.#seeds++;
    addReached(this.#states, states, seed);
    addReached(this.#transitions, transitions, seed);
    this.#struck.addRun(seed, struck);
    if (numbers !== undefined) this.#numbers.add(numbers);
  }

  /** The sum; absent where no run was looked at. */
  total(): Ground | undefined {
    if (this.#seeds === 0) return undefined;
    const struck = this.#struck.total();
    const numbers = this.#numbers.list();
    return {
      seeds: this.#seeds,
      states: lowestFirsts(this.#states, MOST_GROUND),
      transitions: lowestFirsts(this.#transitions, MOST_GROUND),
      ...(struck.length === 0 ? {} : { struck }),
      ...(numbers.length > 0 && { numbers }),
    };
  }
}
