import { IntTable } from './int-table.js';
import { JointStates } from './joint-states.js';
import { ObjectStates, type Transitions } from './object-states.js';
import { type Problem, type ProblemCall } from './problem.js';

/** How a search ended. */
export type SearchVerdict = 'ok' | 'violation' | 'unknown';

/** What a search found. */
export interface SearchResult {
  readonly verdict: SearchVerdict;
  /** How many pairs of a linearized set and a state were looked at. */
  readonly states: number;
  /** How many returns the search got past: the next one fits nowhere if the verdict is a violation. */
  readonly position: number;
  /** The longest order that was found, as numbers of the problem's calls. */
  readonly order: readonly number[];
}

/** A call in an order, with the numbers of the states before and after it. */
export interface SearchStep {
  /** The number of the problem's call. */
  readonly call: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Depth-first search for an order of calls that the model allows and that respects real time (Wing and Gong,
 * "Testing and Verifying Concurrent Objects", 1993), which looks at no pair of a linearized set and a state
 * twice (Lowe, "Testing for Linearizability", 2017).
 *
 * Rules shorten it without changing its answer. A read that fits is linearized at once. Of two calls of one kind
 * that have started, the one that returns first goes first. An open call is not linearized if the call right after it
 * undoes it. Calls that make possible what returns next are tried first.
 */
export class Search {
  readonly #problem: Problem;
  readonly #states: Transitions;
  readonly #joint: JointStates;
  readonly #budget: number;
  readonly #from: number;
  readonly #words: number;
  readonly #seen: IntTable;
  /** The frames of the search, one row each: position, joint state, then the set of slots. */
  #frames: Int32Array;
  /** For each frame: the next candidate, the next of several states after it, the call that led here. */
  #cursors = new Int32Array(64 * 3);
  #depth = 0;
  #best = 0;
  #bestDepth = 0;
  #order: number[] | undefined;

  /**
   * @param problem - what to search
   * @param states - the model
   * @param budget - how many states to look at
   * @param from - the number of the state before the first call
   */
  constructor(
    problem: Problem,
    states: Transitions,
    budget: number,
    from: number = ObjectStates.INITIAL,
  ) {
    this.#from = from;
    this.#problem = problem;
    this.#states = states;
    this.#joint = new JointStates(problem.objects);
    this.#budget = budget;
    this.#words = Math.ceil(problem.slots / 32);
    this.#seen = new IntTable(this.#width);
    this.#frames = new Int32Array(64 * this.#width);
  }

  get #width(): number {
    return this.#words + 2;
  }

  /** Runs the search to its end, or until the budget is spent. */
  run(): SearchResult {
    const { returns } = this.#problem;
    this.#begin();
    if (returns === 0) return this.#result('ok');
    while (this.#depth >= 0) {
      if (!this.#descend()) {
        this.#ascend();
        continue;
      }
      const position = this.#frames[this.#depth * this.#width] as number;
      if (position > this.#best) this.#improve(position);
      if (position === returns) return this.#result('ok');
      if (this.#seen.size > this.#budget) return this.#result('unknown');
    }
    return this.#result('violation');
  }

  /** The number of the state at the end of the order, after a search that found one. */
  get lastState(): number {
    return this.#frames[this.#depth * this.#width + 1] as number;
  }

  /** The steps of the order, after a search that found one: each call, with the states before and after it. */
  steps(): readonly SearchStep[] {
    const width = this.#width;
    return this.#taken(this.#depth).map((call, depth) => ({
      call,
      before: this.#frames[depth * width + 1] as number,
      after: this.#frames[(depth + 1) * width + 1] as number,
    }));
  }

  /** The numbers of all states that orders of all calls end in; `undefined` if the budget is spent. */
  ends(): ReadonlySet<number> | undefined {
    const { returns } = this.#problem;
    const ends = new Set<number>();
    this.#begin();
    while (this.#depth >= 0) {
      if (this.#frames[this.#depth * this.#width] === returns) ends.add(this.lastState);
      else if (this.#descend()) {
        if (this.#seen.size > this.#budget) return undefined;
        continue;
      }
      this.#depth--;
    }
    return ends;
  }

  #begin(): void {
    this.#cursors[2] = -1;
    this.#frames[1] = this.#from;
    this.#seen.add(this.#frames, 0);
  }

  #result(verdict: SearchVerdict): SearchResult {
    const order = this.#order ?? this.#taken(this.#bestDepth);
    return { verdict, states: this.#seen.size, position: this.#best, order };
  }

  #improve(position: number): void {
    this.#best = position;
    this.#bestDepth = this.#depth;
    this.#order = undefined;
  }

  #ascend(): void {
    // The order is copied only when it is about to be lost.
    if (this.#depth === this.#bestDepth) this.#order ??= this.#taken(this.#depth);
    this.#depth--;
  }

  #taken(depth: number): number[] {
    return Array.from(
      { length: depth },
      (_, frame) => this.#cursors[(frame + 1) * 3 + 2] as number,
    );
  }

  /** Moves to the next unseen successor of the frame on top. False if there is none left. */
  #descend(): boolean {
    const { firstCandidate, candidates, after, calls } = this.#problem;
    const base = this.#depth * this.#width;
    const cursor = this.#depth * 3;
    const position = this.#frames[base] as number;
    const joint = this.#frames[base + 1] as number;
    const end = firstCandidate[position + 1] as number;
    let at = this.#cursors[cursor] as number;
    let choice = this.#cursors[cursor + 1] as number;
    const from = firstCandidate[position] as number;
    const count = end - from;
    const goal = calls[this.#problem.returning[position] as number] as ProblemCall;
    // Twice over the candidates: first those after which the call that returns next is possible.
    for (; at < 2 * count; at++, choice = 0) {
      const index = candidates[from + (at % count)] as number;
      const call = calls[index] as ProblemCall;
      const before = after[from + (at % count)] as number;
      if (this.#has(base, call.slot) || (before >= 0 && !this.#has(base, before))) continue;
      const next = this.#states.next(this.#joint.part(joint, call.object), call.kind);
      while (choice < next.length) {
        const target = next[choice++] as number;
        const isDirect = call === goal || this.#leadsTo(goal, call, target, joint);
        if (isDirect !== at < count || this.#isWasted(call, target, joint)) continue;
        const isNew = this.#push(
          base,
          this.#joint.with(joint, call.object, target),
          call.slot,
          index,
        );
        // A read that fits changes nothing, so whatever is possible is possible after it.
        if (this.#states.isReadOnly(call.kind)) at = 2 * count;
        if (isNew) {
          this.#cursors[cursor] = at;
          this.#cursors[cursor + 1] = choice;
          return true;
        }
        if (at === 2 * count) return false;
      }
    }
    return false;
  }

  #leadsTo(goal: ProblemCall, call: ProblemCall, target: number, joint: number): boolean {
    const state = goal.object === call.object ? target : this.#joint.part(joint, goal.object);
    return this.#states.next(state, goal.kind).length > 0;
  }

  /**
   * Whether an open call has no use: this one, which would change nothing, or the one linearized last, if leaving
   * it out would have given the same state. Whatever is possible with it is possible without it.
   */
  #isWasted(call: ProblemCall, target: number, now: number): boolean {
    const isOpen = call.completed.outcome === 'info';
    if (isOpen && this.#joint.part(now, call.object) === target) return true;
    const last = this.#cursors[this.#depth * 3 + 2] as number;
    if (last < 0) return false;
    const wasted = this.#problem.calls[last] as ProblemCall;
    if (wasted.completed.outcome !== 'info' || wasted.object !== call.object) return false;
    const joint = this.#frames[(this.#depth - 1) * this.#width + 1] as number;
    return this.#states.next(this.#joint.part(joint, call.object), call.kind).includes(target);
  }

  #has(base: number, slot: number): boolean {
    return (((this.#frames[base + 2 + (slot >>> 5)] as number) >>> (slot & 31)) & 1) === 1;
  }

  /** Puts the frame on top in which one more call is linearized. False if it was seen before. */
  #push(base: number, state: number, slot: number, index: number): boolean {
    const width = this.#width;
    if ((this.#depth + 2) * width > this.#frames.length) this.#grow();
    const frames = this.#frames;
    const child = base + width;
    for (let column = 0; column < width; column++)
      frames[child + column] = frames[base + column] as number;
    frames[child + 1] = state;
    const word = child + 2 + (slot >>> 5);
    frames[word] = (frames[word] as number) | (1 << (slot & 31));
    this.#passReturns(child);
    if (this.#seen.add(frames, child) < 0) return false;
    this.#depth++;
    const cursor = this.#depth * 3;
    this.#cursors[cursor] = 0;
    this.#cursors[cursor + 1] = 0;
    this.#cursors[cursor + 2] = index;
    return true;
  }

  #passReturns(base: number): void {
    const { returning, returns, calls } = this.#problem;
    let position = this.#frames[base] as number;
    while (position < returns) {
      const { slot } = calls[returning[position] as number] as ProblemCall;
      if (!this.#has(base, slot)) break;
      const word = base + 2 + (slot >>> 5);
      this.#frames[word] = (this.#frames[word] as number) & ~(1 << (slot & 31));
      position++;
    }
    this.#frames[base] = position;
  }

  #grow(): void {
    const frames = new Int32Array(this.#frames.length * 2);
    frames.set(this.#frames);
    this.#frames = frames;
    const cursors = new Int32Array(this.#cursors.length * 2);
    cursors.set(this.#cursors);
    this.#cursors = cursors;
  }
}
