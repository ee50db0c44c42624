import { mix32 } from '../kernel/keyed-hash.js';
import { type Performers } from '../plan/plan-space.js';
import { type Plan, type PlannedOperation } from '../plan/plan.js';

/** So many operations are tried in place of one that is not possible. */
const MOST_TRIES = 16;

/** Learns each planned operation that is done, as it is done: by whom, and when if not at its time. */
export type Performed = (operation: PlannedOperation) => void;

/** The operations that may be done in place of one that is not possible at its time. */
export class Redraw {
  readonly #names: readonly string[];
  readonly #parties: number;
  readonly #performers: Performers | undefined;
  readonly #performed: Performed | undefined;
  /** Whether what is tried is tried in place of another operation. */
  #isInPlace = false;

  /**
   * @param performers - the parties that do an operation; absent: all parties do all
   * @param performed - learns each operation that is done
   */
  constructor(
    { redraw = [], parties }: Plan,
    performers: Performers | undefined,
    performed: Performed | undefined,
  ) {
    this.#performed = performed;
    this.#names = redraw;
    this.#parties = parties;
    this.#performers = performers;
  }

  /**
   * Tries others in place of an operation that is not possible, in an order that its salt decides.
   *
   * @param attempt - whether one was possible, and so was done
   */
  inPlaceOf(operation: PlannedOperation, attempt: (other: PlannedOperation) => boolean): boolean {
    const choices = this.#names.length * this.#parties;
    if (choices === 0) return false;
    const tries = Math.min(choices, MOST_TRIES);
    const start = (mix32(operation.salt) >>> 0) % choices;
    this.#isInPlace = true;
    let isDone = false;
    for (let tried = 0; tried < tries && !isDone; tried++) {
      const other = this.#choice(operation, (start + tried) % choices);
      isDone = other !== undefined && attempt(other);
    }
    this.#isInPlace = false;
    return isDone;
  }

  /** An operation of the plan, or one in its place, was done at a time. */
  done(operation: PlannedOperation, at: number): void {
    // One that has waited for the end of a pause will wait for it again.
    this.#performed?.(this.#isInPlace ? { ...operation, at } : operation);
  }

  /** The choice of a number, unless it is the operation itself or one that its party does not do. */
  #choice(operation: PlannedOperation, choice: number): PlannedOperation | undefined {
    const name = this.#names[choice % this.#names.length] as string;
    const party = Math.floor(choice / this.#names.length);
    if (name === operation.name && party === operation.party) return undefined;
    if (this.#performers?.(name, this.#parties).includes(party) === false) return undefined;
    return { ...operation, name, party };
  }
}
