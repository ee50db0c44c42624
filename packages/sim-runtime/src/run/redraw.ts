import { mix32 } from '../kernel/keyed-hash.js';
import { type Performers } from '../plan/plan-space.js';
import { type Plan, type PlannedOperation } from '../plan/plan.js';
import { smallInteger } from '../kernel/small-integer.js';

/** So many operations of its name, and so many of other names, are tried in place of one that is not possible. */
const MOST_TRIES = 16;

/** Learns each planned operation that is done, as it is done: by whom, and when if not at its time. */
export type Performed = (operation: PlannedOperation) => void;

/** Whether an operation was possible, and so was done. It keeps no operation that it is given. */
type Attempt = (operation: PlannedOperation) => boolean;

/** What is tried in place of an operation: one object for all tries, of which few are possible. */
type Tried = { -readonly [Field in keyof PlannedOperation]: PlannedOperation[Field] };

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
   * @param attempt - tries one
   */
  inPlaceOf(operation: PlannedOperation, attempt: Attempt): boolean {
    if (this.#names.length === 0) return false;
    const start = mix32(operation.salt) >>> 0;
    const tried: Tried = { ...operation };
    this.#isInPlace = true;
    const isDone =
      this.#byOthers(operation, tried, start, attempt) ||
      this.#ofAnyName(operation, tried, start, attempt);
    this.#isInPlace = false;
    return isDone;
  }

  /** The same operation by another party: so the mix of operations stays what was planned. */
  #byOthers(operation: PlannedOperation, tried: Tried, start: number, attempt: Attempt): boolean {
    if (!this.#names.includes(operation.name)) return false;
    const tries = Math.min(this.#parties, MOST_TRIES);
    for (let index = 0; index < tries; index++) {
      const party = smallInteger((start + index) % this.#parties);
      if (party === operation.party || !this.#mayDo(operation.name, party)) continue;
      tried.party = party;
      if (attempt(tried)) return true;
    }
    return false;
  }

  /** Another operation by any party. */
  #ofAnyName(operation: PlannedOperation, tried: Tried, start: number, attempt: Attempt): boolean {
    const choices = this.#names.length * this.#parties;
    const tries = Math.min(choices, MOST_TRIES);
    for (let index = 0; index < tries; index++) {
      const choice = smallInteger((start + index) % choices);
      const name = this.#names[choice % this.#names.length] as string;
      const party = Math.floor(choice / this.#names.length);
      if (name === operation.name || !this.#mayDo(name, party)) continue;
      tried.name = name;
      tried.party = party;
      if (attempt(tried)) return true;
    }
    return false;
  }

  #mayDo(name: string, party: number): boolean {
    return this.#performers?.(name, this.#parties).includes(party) !== false;
  }

  /** An operation of the plan, or one in its place, was done at a time. */
  done(operation: PlannedOperation, at: number): void {
    // One that has waited for the end of a pause will wait for it again.
    this.#performed?.(this.#isInPlace ? { ...operation, at } : operation);
  }
}
