import { type CompletedCall } from '../calls.js';
import { type ObjectKey } from '../history-event.js';
import { ObjectStates } from '../linearizability/object-states.js';
import { type Model } from '../models/model.js';
import { sequentialProblemOf } from './sequential-problem.js';
import { SequentialSearch, type SequentialSearchResult } from './sequential-search.js';

/** A call of the witness. */
interface Placed {
  readonly call: CompletedCall;
  /** The number of its object's state before it. */
  readonly before: number;
  /** The number of its object's state after it. */
  readonly after: number;
}

/**
 * Watches calls for the lack of an order that keeps the order of each process. It knows one order of all calls so far, its witness.
 * Most calls that return go at its end, or, where they read, further in front; where neither fits, all calls are searched.
 */
export class SequentialMonitor<State> {
  readonly #model: Model<State>;
  readonly #states: ObjectStates<State>;
  readonly #budget: number;
  /** All calls that did not fail, by their starts. */
  readonly #calls = new Map<number, CompletedCall>();
  #witness: Placed[] = [];

  /**
   * @param model - what calls do and return, one after another
   * @param budget - how many states one search may look at
   */
  constructor(model: Model<State>, budget: number) {
    this.#model = model;
    this.#states = new ObjectStates(model);
    this.#budget = budget;
  }

  /** A call starts, and may take effect from now on. */
  started(call: CompletedCall): SequentialSearchResult['verdict'] {
    this.#calls.set(call.start, call);
    return 'ok';
  }

  /** A call turns out to have taken no effect. */
  failed(call: CompletedCall): SequentialSearchResult['verdict'] {
    this.#calls.delete(call.start);
    return this.#witness.some((placed) => placed.call.start === call.start) ? this.#search() : 'ok';
  }

  /** A call returns. */
  returned(call: CompletedCall): SequentialSearchResult['verdict'] {
    this.#calls.set(call.start, call);
    return this.#extends(call) ? 'ok' : this.#search();
  }

  #extends(call: CompletedCall): boolean {
    if (this.#witness.some((placed) => placed.call.start === call.start)) return false;
    const kind = this.#states.kindOf(call);
    const isRead = this.#states.isReadOnly(kind);
    const key = this.#keyOf(call);
    let state = this.#lastState(key);
    for (let place = this.#witness.length; ; place--) {
      const [after] = this.#states.next(state, kind);
      if (after !== undefined) {
        this.#witness.splice(place, 0, { call, before: state, after });
        return true;
      }
      const last = this.#witness[place - 1];
      if (!isRead || last === undefined || last.call.process === call.process) return false;
      if (this.#keyOf(last.call) === key) state = last.before;
    }
  }

  #lastState(key: ObjectKey | undefined): number {
    const last = this.#witness.findLast((placed) => this.#keyOf(placed.call) === key);
    return last?.after ?? ObjectStates.INITIAL;
  }

  #keyOf(call: CompletedCall): ObjectKey | undefined {
    return this.#model.partition?.(call);
  }

  #search(): SequentialSearchResult['verdict'] {
    const problem = sequentialProblemOf([...this.#calls.values()], this.#model, this.#states);
    const { verdict, order } = new SequentialSearch(problem, this.#states, this.#budget).run();
    if (verdict === 'ok') {
      this.#witness = order.map(({ call, ...step }) => ({ ...step, call: call.completed }));
    }
    return verdict;
  }
}
