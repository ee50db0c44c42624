import { type ActionCounts } from '../action-counts.js';
import { canonicalText } from '../canonical-text.js';
import { copyData } from '../copy-data.js';
import { type Model } from '../model.js';
import { findNotPlain } from '../plain-data.js';
import { type ActionPlan, type Segment, segmentsOf } from './action-plan.js';
import { MemoAction } from './memo-action.js';
import { MemoQuestion } from './memo-question.js';
import { MemoUnfit } from './memo-unfit.js';
import { type RowCodec } from './row-codec.js';
import { type RowTable } from './row-table.js';

/** Numbers of an edge: ordinal, kept bits of both words, set bits of both words. */
const EDGE = 5;

/** The answer about a row of which not everything is known. */
export const UNKNOWN = -1;

/**
 * The transitions of a model. An entry of the store belongs to all rows that look the same to a segment:
 * how often it was used, the number of its edges that change nothing, that of the others, the ordinals of
 * the former, and the others themselves.
 */
export class Transitions<State, Action> {
  /** The successors that `gather` has found, and the ordinals of their actions. */
  ordinals = new Int32Array(64);
  lows = new Int32Array(64);
  highs = new Int32Array(64);
  /** The number of actions that were enabled, those that change nothing included. */
  enabled = 0;
  /** The number of actions of the row. */
  considered = 0;
  /** How many new rows each action of the row has led to, by ordinal. */
  found: Int32Array = new Int32Array(0);
  /** How often `next` was executed. */
  executed = 0;
  /** What was read ahead, kept so that no compiler leaves the reads out. */
  touched = 0;
  readonly #model: Model<State, Action>;
  readonly #codec: RowCodec;
  readonly #counts: ActionCounts<State, Action>;
  readonly #rows: RowTable;
  readonly #lists: MemoQuestion;
  readonly #plans: ActionPlan<State, Action>[] = [];
  readonly #planOfText = new Map<string, number>();
  readonly #planOfList = new WeakMap<object, number>();
  readonly #actions = new Map<string, MemoAction<State, Action>>();
  #store = new Int32Array(4096);
  /** The entries of the row at hand. */
  #used = new Int32Array(64);
  #stored = 0;
  #grouping = 1;
  #kinds: string;

  constructor(
    model: Model<State, Action>,
    codec: RowCodec,
    counts: ActionCounts<State, Action>,
    rows: RowTable,
  ) {
    this.#model = model;
    this.#codec = codec;
    this.#counts = counts;
    this.#rows = rows;
    this.#lists = new MemoQuestion(codec, (view) => this.#numberOf(model.actions(view as State)));
    this.#kinds = this.#kindsNow();
  }

  /** No state had more actions. */
  get mostActions(): number {
    return this.ordinals.length;
  }

  planOf(low: number, high: number): ActionPlan<State, Action> {
    return this.#plans[this.#lists.answer(low, high)] as ActionPlan<State, Action>;
  }

  /**
   * Gathers the successors of a row that differ from it, in the order of its actions, and reads their places
   * in the table of rows: reads that do not wait for each other take the time of one.
   *
   * @returns how many there are, or `UNKNOWN`
   */
  gather(low: number, high: number): number {
    const number = this.#lists.known(low, high);
    if (number < 0) return UNKNOWN;
    const { segments, grouping, found } = this.#plans[number] as ActionPlan<State, Action>;
    if (grouping !== this.#grouping) return UNKNOWN;
    let successors = 0;
    this.enabled = 0;
    for (let segment = 0; segment < segments.length; segment++) {
      const at = (segments[segment] as Segment).table.find(low, high);
      if (at < 0) return UNKNOWN;
      this.#used[segment] = at;
      successors = this.#follow(at, low, high, successors);
    }
    for (let segment = 0; segment < segments.length; segment++) {
      const at = this.#used[segment] as number;
      this.#store[at] = (this.#store[at] as number) + 1;
    }
    this.considered = found.length;
    this.found = found;
    return successors;
  }

  /** Adds the successors by the edges of an entry to those that are gathered; how many they are then. */
  #follow(at: number, low: number, high: number, gathered: number): number {
    const { ordinals, lows, highs } = this;
    const store = this.#store;
    const rows = this.#rows;
    const idle = store[at + 1] as number;
    const changing = store[at + 2] as number;
    this.enabled += idle + changing;
    let successors = gathered;
    let touched = 0;
    const first = at + 3 + idle;
    const end = first + EDGE * changing;
    for (let edge = first; edge < end; edge += EDGE) {
      const nextLow = (low & (store[edge + 1] as number)) | (store[edge + 3] as number);
      const nextHigh = (high & (store[edge + 2] as number)) | (store[edge + 4] as number);
      ordinals[successors] = store[edge] as number;
      lows[successors] = nextLow;
      highs[successors] = nextHigh;
      successors++;
      touched ^= rows.touch(nextLow, nextHigh);
    }
    this.touched = touched;
    return successors;
  }

  /**
   * Learns what `gather` needs to know about a row.
   *
   * @returns whether that is all known; else the layout or the segments have changed, and values may need room
   */
  learn(low: number, high: number): boolean {
    const plan = this.planOf(low, high);
    if (plan.grouping !== this.#grouping) this.#divide(plan);
    return plan.segments.every(
      (segment) => segment.table.find(low, high) >= 0 || this.#compose(plan, segment, low, high),
    );
  }

  /** Adds to the counts of actions how often entries were used since. */
  count(): void {
    for (const { segments, counts, found } of this.#plans) {
      counts.forEach((count, ordinal) => (count.distinct += found[ordinal] ?? 0));
      found.fill(0);
      for (const at of segments.flatMap(({ entries }) => entries)) {
        const uses = this.#store[at] as number;
        this.#store[at] = 0;
        for (const ordinal of this.#ordinalsOf(at)) {
          const count = counts[ordinal];
          if (count !== undefined) count.generated += uses;
        }
      }
    }
  }

  /** Drops what is known: the layout of rows has changed. */
  forget(): void {
    this.#lists.forget();
    for (const action of this.#actions.values()) action.forget();
    this.#regroup();
  }

  #regroup(): void {
    this.count();
    this.#stored = 0;
    this.#grouping++;
    for (const plan of this.#plans) plan.segments = [];
  }

  #divide(plan: ActionPlan<State, Action>): void {
    plan.segments = segmentsOf(plan.actions, this.#codec.layout);
    plan.grouping = this.#grouping;
  }

  /** Makes the entry of a segment for a row; false where all has to be learned again. */
  #compose(
    { actions }: ActionPlan<State, Action>,
    segment: Segment,
    low: number,
    high: number,
  ): boolean {
    const { from, to } = segment;
    if (!this.#executeAll(actions.slice(from, to), low, high)) return false;
    const idle: number[] = [];
    const edges: number[] = [];
    for (let ordinal = from; ordinal < to; ordinal++) {
      const change = actions[ordinal]?.changeIn(low, high);
      if (change === undefined) continue;
      const { keptLow, keptHigh, setLow, setHigh } = change;
      const isIdle = ((low & keptLow) | setLow) === low && ((high & keptHigh) | setHigh) === high;
      if (isIdle) idle.push(ordinal);
      else edges.push(ordinal, keptLow, keptHigh, setLow, setHigh);
    }
    const at = this.#keep([0, idle.length, edges.length / EDGE, ...idle, ...edges]);
    segment.table.set(low, high, at);
    segment.entries.push(at);
    return true;
  }

  /** Executes the actions of which the outcome is not known; false where all has to be gathered again. */
  #executeAll(actions: readonly MemoAction<State, Action>[], low: number, high: number): boolean {
    let hasGrown = false;
    for (const action of actions) {
      if (action.isKnown(low, high)) continue;
      this.executed++;
      if (action.execute(low, high)) hasGrown = true;
    }
    const kinds = this.#kindsNow();
    if (kinds !== this.#kinds) {
      this.#kinds = kinds;
      this.forget();
      return false;
    }
    if (hasGrown) this.#regroup();
    return !hasGrown && this.#codec.hasRoom;
  }

  #keep(numbers: readonly number[]): number {
    const at = this.#stored;
    while (at + numbers.length > this.#store.length) {
      const grown = new Int32Array(2 * this.#store.length);
      grown.set(this.#store);
      this.#store = grown;
    }
    this.#store.set(numbers, at);
    this.#stored += numbers.length;
    return at;
  }

  #ordinalsOf(at: number): readonly number[] {
    const [idle = 0, changing = 0] = this.#store.subarray(at + 1, at + 3);
    const first = at + 3 + idle;
    return [
      ...this.#store.subarray(at + 3, first),
      ...Array.from({ length: changing }, (_, edge) => this.#store[first + EDGE * edge] as number),
    ];
  }

  #numberOf(list: readonly Action[]): number {
    let number = this.#planOfList.get(list);
    if (number !== undefined) return number;
    const actions = copyData(list);
    const text = canonicalText(actions);
    number = this.#planOfText.get(text) ?? this.#add(actions, text);
    this.#planOfList.set(list, number);
    return number;
  }

  #add(list: readonly Action[], text: string): number {
    if (findNotPlain(list, 'actions') !== undefined) throw new MemoUnfit();
    this.#planOfText.set(text, this.#plans.length);
    if (list.length > this.ordinals.length) {
      this.ordinals = new Int32Array(list.length);
      this.lows = new Int32Array(list.length);
      this.highs = new Int32Array(list.length);
      this.#used = new Int32Array(list.length);
    }
    const actions = list.map((action) => this.#memoized(action));
    const counts = list.map((action, ordinal) => this.#counts.of(action, ordinal));
    const found = new Int32Array(list.length);
    return this.#plans.push({ actions, counts, found, segments: [], grouping: 0 }) - 1;
  }

  #memoized(action: Action): MemoAction<State, Action> {
    const text = canonicalText(action);
    let known = this.#actions.get(text);
    if (known === undefined) {
      known = new MemoAction(this.#model, this.#codec, action);
      this.#actions.set(text, known);
    }
    return known;
  }

  #kindsNow(): string {
    return this.#codec.values.map(({ kind }) => kind).join();
  }
}
