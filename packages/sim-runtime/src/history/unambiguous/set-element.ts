import { type CompletedCall } from '../calls.js';

/**
 * The calls about one element of a set, which is added once and removed once at most.
 *
 * It is best added as late as the calls that found it allow, and removed as early: then a call that did not find it has most room.
 */
export class SetElement {
  #add: CompletedCall | undefined;
  #remove: CompletedCall | undefined;
  /** The first end and the last start of calls that found the element. */
  #firstFound = Infinity;
  #lastFound = -Infinity;
  readonly #misses: CompletedCall[] = [];

  /**
   * Takes a call about the element.
   *
   * @returns whether the calls are still unambiguous
   */
  take(call: CompletedCall): boolean {
    const { f, result, outcome } = call;
    if (f === 'add') {
      if (this.#add !== undefined || result === false) return false;
      this.#add = call;
      return true;
    }
    if (f === 'remove') {
      // One of unknown result may have come before the element.
      if (this.#remove !== undefined || outcome !== 'ok' || result !== true) return false;
      this.#remove = call;
      return true;
    }
    if (f !== 'contains' || typeof result !== 'boolean') return false;
    if (result) {
      this.#firstFound = Math.min(this.#firstFound, endOf(call));
      this.#lastFound = Math.max(this.#lastFound, call.start);
    } else this.#misses.push(call);
    return true;
  }

  /** Whether the calls so far have an order. */
  get hasOrder(): boolean {
    const isNeeded = this.#firstFound !== Infinity || this.#remove !== undefined;
    if (this.#add === undefined) return !isNeeded;
    if (this.#add.outcome !== 'ok' && !isNeeded) return true;
    const goesFrom = this.#remove?.start ?? Infinity;
    const goesUntil = this.#remove === undefined ? Infinity : endOf(this.#remove);
    const comes = Math.min(endOf(this.#add), this.#firstFound, goesUntil);
    const goes = Math.max(goesFrom, this.#lastFound, this.#add.start);
    if (comes < this.#add.start || goes > goesUntil) return false;
    return this.#misses.every((miss) => miss.start < comes || endOf(miss) > goes);
  }
}

function endOf({ outcome, end }: CompletedCall): number {
  return outcome === 'ok' && end !== undefined ? end : Infinity;
}
