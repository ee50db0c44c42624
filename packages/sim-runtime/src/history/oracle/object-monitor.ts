import { type CompletedCall } from '../calls.js';
import { ObjectStates } from '../linearizability/object-states.js';
import { type Problem, problemOf } from '../linearizability/problem.js';
import { Search, type SearchVerdict } from '../linearizability/search.js';
import { type Model } from '../models/model.js';

/** From how many calls on it is tried to forget them. */
const SETTLE_CALLS = 32;

/** How many calls at the end of the witness are searched first. */
const END_CALLS = 12;

/** The most states that may be possible where calls are forgotten. */
const MOST_STATES = 16;

/** Watches the calls on one object: each says whether there still is an order of all calls so far. */
export interface CallMonitor {
  /** A call starts. */
  started(call: CompletedCall): SearchVerdict;
  /** A call turns out to have taken no effect. */
  failed(call: CompletedCall): SearchVerdict;
  /** A call returns. */
  returned(call: CompletedCall): SearchVerdict;
}

/** The states before and after a call of the witness. */
interface Placed {
  readonly before: number;
  readonly after: number;
}

/**
 * Watches the calls on one object. It knows one order of them, its witness, which most returns extend by one step
 * of the model; where one does not, all calls since the last settled moment are searched again.
 */
export class ObjectMonitor<State> implements CallMonitor {
  readonly #states: ObjectStates<State>;
  readonly #budget: number;
  /** The states that are possible at the last settled moment: no call was open then. */
  #settled: readonly number[] = [ObjectStates.INITIAL];
  /** The calls since then, by their starts. */
  #calls = new Map<number, CompletedCall>();
  /** The calls that the witness has, by their starts, and what they did to its state. */
  #placed = new Map<number, Placed>();
  #state: number = ObjectStates.INITIAL;
  /** The calls that have not ended in `ok` or `fail`, by their starts. */
  readonly #open = new Map<number, CompletedCall>();
  #nextSettle = SETTLE_CALLS;

  constructor(model: Model<State>, budget: number) {
    this.#states = new ObjectStates(model);
    this.#budget = budget;
  }

  started(call: CompletedCall): SearchVerdict {
    this.#calls.set(call.start, call);
    this.#open.set(call.start, call);
    return 'ok';
  }

  failed(call: CompletedCall): SearchVerdict {
    this.#calls.delete(call.start);
    this.#open.delete(call.start);
    return this.#placed.has(call.start) ? this.#search() : 'ok';
  }

  returned(call: CompletedCall): SearchVerdict {
    this.#calls.set(call.start, call);
    this.#open.delete(call.start);
    const verdict = this.#extends(call) ? 'ok' : this.#search();
    if (verdict === 'ok' && this.#open.size === 0 && this.#calls.size >= this.#nextSettle)
      this.#settle();
    return verdict;
  }

  /** Extends the witness by a call that returned, and by one open call before it where that is needed. */
  #extends(call: CompletedCall): boolean {
    const kind = this.#states.kindOf(call);
    const placed = this.#placed.get(call.start);
    // Placed while it was open: now its result is known, which has to lead where the unknown one did.
    if (placed !== undefined) return this.#states.next(placed.before, kind).includes(placed.after);
    if (this.#place(call.start, kind)) return true;
    for (const [start, open] of this.#open) {
      if (this.#placed.has(start)) continue;
      for (const between of this.#states.next(this.#state, this.#states.kindOf(open))) {
        if (this.#states.next(between, kind).length === 0) continue;
        this.#placed.set(start, { before: this.#state, after: between });
        this.#state = between;
        return this.#place(call.start, kind);
      }
    }
    return false;
  }

  #place(start: number, kind: number): boolean {
    const [after] = this.#states.next(this.#state, kind);
    if (after === undefined) return false;
    this.#placed.set(start, { before: this.#state, after });
    this.#state = after;
    return true;
  }

  /** Searches the end of the witness alone, and where that is not enough all calls. */
  #search(): SearchVerdict {
    return this.#searchEnd() ? 'ok' : this.#searchAll();
  }

  /** Whether another order of the last calls will do, after the same calls as before. */
  #searchEnd(): boolean {
    const placed = [...this.#placed];
    const [, first] = placed[placed.length - END_CALLS] ?? [];
    if (first === undefined) return false;
    const kept = new Map(placed.slice(0, -END_CALLS));
    // What a call of the start returned may have become known: its kind tells whether it still fits.
    for (const [start, { before, after }] of kept) {
      const call = this.#calls.get(start);
      if (call === undefined) return false;
      if (!this.#states.next(before, this.#states.kindOf(call)).includes(after)) return false;
    }
    const calls = [...this.#calls.values()].filter(({ start }) => !kept.has(start));
    return this.#found(problemOf(calls, this.#states), first.before, kept) === 'ok';
  }

  #searchAll(): SearchVerdict {
    const problem = problemOf([...this.#calls.values()], this.#states);
    let isUnknown = false;
    for (const from of this.#settled) {
      const verdict = this.#found(problem, from, []);
      if (verdict === 'ok') return 'ok';
      isUnknown ||= verdict === 'unknown';
    }
    return isUnknown ? 'unknown' : 'violation';
  }

  /** Searches, and makes what is found the witness, behind calls that it begins with. */
  #found(problem: Problem, from: number, kept: Iterable<readonly [number, Placed]>): SearchVerdict {
    const search = new Search(problem, this.#states, this.#budget, from);
    const { verdict } = search.run();
    if (verdict !== 'ok') return verdict;
    this.#state = search.lastState;
    this.#placed = new Map(kept);
    for (const { call, ...step } of search.steps()) {
      this.#placed.set(problem.calls[call]?.completed.start ?? -1, step);
    }
    return 'ok';
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
    this.#placed = new Map();
    this.#states.forgetCalls();
    this.#nextSettle = SETTLE_CALLS;
  }
}
