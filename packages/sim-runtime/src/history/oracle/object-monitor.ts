import { type CompletedCall } from '../calls.js';
import { ObjectStates } from '../linearizability/object-states.js';
import { problemOf } from '../linearizability/problem.js';
import { Search, type SearchVerdict } from '../linearizability/search.js';
import { type Model } from '../models/model.js';

/** From how many calls on it is tried to forget them. */
const SETTLE_CALLS = 32;

/** The most states that may be possible where calls are forgotten. */
const MOST_STATES = 16;

/**
 * Watches the calls on one object. It knows one order of them, its witness, which most returns extend by one step
 * of the model; where one does not, all calls since the last settled moment are searched again.
 */
export class ObjectMonitor<State> {
  readonly #states: ObjectStates<State>;
  readonly #budget: number;
  /** The states that are possible at the last settled moment: no call was open then. */
  #settled: readonly number[] = [ObjectStates.INITIAL];
  /** The calls since then, by their starts. */
  #calls = new Map<number, CompletedCall>();
  /** The calls that the witness has, by their starts, and the state after it. */
  #placed = new Set<number>();
  #state: number = ObjectStates.INITIAL;
  #open = 0;
  #nextSettle = SETTLE_CALLS;

  constructor(model: Model<State>, budget: number) {
    this.#states = new ObjectStates(model);
    this.#budget = budget;
  }

  /** A call starts. */
  started(call: CompletedCall): void {
    this.#calls.set(call.start, call);
    this.#open++;
  }

  /** A call turns out to have taken no effect. */
  failed(call: CompletedCall): SearchVerdict {
    this.#calls.delete(call.start);
    this.#open--;
    return this.#placed.has(call.start) ? this.#search() : 'ok';
  }

  /** A call returns. */
  returned(call: CompletedCall): SearchVerdict {
    this.#calls.set(call.start, call);
    this.#open--;
    const verdict = this.#extends(call) ? 'ok' : this.#search();
    if (verdict === 'ok' && this.#open === 0 && this.#calls.size >= this.#nextSettle)
      this.#settle();
    return verdict;
  }

  #extends(call: CompletedCall): boolean {
    // Where the witness has it already, it was placed before its result was known.
    if (this.#placed.has(call.start)) return false;
    const [next] = this.#states.next(this.#state, this.#states.kindOf(call));
    if (next === undefined) return false;
    this.#placed.add(call.start);
    this.#state = next;
    return true;
  }

  #search(): SearchVerdict {
    const problem = problemOf([...this.#calls.values()], this.#states);
    let isUnknown = false;
    for (const from of this.#settled) {
      const search = new Search(problem, this.#states, this.#budget, from);
      const { verdict, order } = search.run();
      isUnknown ||= verdict === 'unknown';
      if (verdict !== 'ok') continue;
      this.#placed = new Set(order.map((index) => problem.calls[index]?.completed.start ?? -1));
      this.#state = search.lastState;
      return 'ok';
    }
    return isUnknown ? 'unknown' : 'violation';
  }

  /** Forgets the calls so far, if the states that they may have led to are few. */
  #settle(): void {
    const problem = problemOf([...this.#calls.values()], this.#states);
    const ends = new Set<number>();
    this.#nextSettle = this.#calls.size * 2;
    for (const from of this.#settled) {
      const found = new Search(problem, this.#states, this.#budget, from).ends();
      for (const end of found ?? []) ends.add(end);
      if (found === undefined || ends.size > MOST_STATES) return;
    }
    this.#settled = [...ends];
    this.#calls = new Map();
    this.#placed = new Set();
    this.#nextSettle = SETTLE_CALLS;
  }
}
