import { ActionCounts, type Count } from '../action-counts.js';
import { type Bounds } from '../check-request.js';
import { type Clock } from '../clock.js';
import { type ExplorationProgress, type StoppedBy } from '../exploration.js';
import { type Model } from '../model.js';
import { type Searching } from '../searching.js';
import { Trails } from '../trails.js';
import { Verdicts } from '../verdicts.js';
import { type ActionPlan } from './action-plan.js';
import { AskedProperties } from './asked-properties.js';
import { MemoAudit } from './memo-audit.js';
import { MemoQuestion } from './memo-question.js';
import { MemoUnfit } from './memo-unfit.js';
import { RowCodec } from './row-codec.js';
import { RowList } from './row-list.js';
import { RowTable } from './row-table.js';
import { type StateShape } from './state-shape.js';
import { RowLoop } from './row-loop.js';
import { Transitions, UNKNOWN } from './transitions.js';

/** The greatest share of transitions that may have to be executed, once many are known. */
const MOST_EXECUTED = 0.4;
const FIRST_COUNT_AT = 1024;
const AUDITED_SAMPLES = 4;
/** Transitions between two looks at the clock, about. */
const TRANSITIONS_BETWEEN_LOOKS = 4096;

/**
 * The breadth-first search of `Search`, state by state and action by action, over rows of 62 bits: `next` and
 * the properties are executed once for all states that look the same to them. Rows stand for whole states,
 * so matching is exact.
 */
export class MemoSearch<State, Action> implements Searching<State, Action> {
  readonly isExact = true;
  readonly graph = undefined;
  readonly thrown = undefined;
  readonly verdicts: Verdicts<State, Action>;
  readonly trails: Trails<State, Action>;
  depth = 0;
  searched = 0;
  deadlocks = 0;
  firstDeadlock = -1;
  stoppedBy: StoppedBy | undefined;
  readonly #model: Model<State, Action>;
  readonly #bounds: Bounds;
  readonly #clock: Clock;
  readonly #codec: RowCodec;
  readonly #counts: ActionCounts<State, Action>;
  readonly #transitions: Transitions<State, Action>;
  readonly #audit: MemoAudit<State, Action>;
  readonly #within: MemoQuestion | undefined;
  readonly #table = new RowTable();
  readonly #asked: AskedProperties<State, Action>;
  readonly #loop: RowLoop<State, Action>;
  #level = new RowList();
  #following = new RowList();
  #position = 0;
  #nextCountAt = FIRST_COUNT_AT;
  #counted = { considered: 0, executed: 0 };

  /**
   * @param samples - states whose values are likely
   * @throws MemoUnfit or ReshapeSignal, as `advance` does
   */
  constructor(
    model: Model<State, Action>,
    bounds: Bounds,
    clock: Clock,
    shape: StateShape,
    samples: readonly State[],
  ) {
    this.#model = model;
    this.#bounds = bounds;
    this.#clock = clock;
    this.verdicts = new Verdicts(model);
    this.trails = new Trails(model);
    this.#counts = new ActionCounts(model);
    this.#codec = new RowCodec(shape, [...model.initial(), ...samples]);
    this.#transitions = new Transitions(model, this.#codec, this.#counts, this.#table);
    this.#audit = new MemoAudit(model, this.#codec);
    for (const state of [...model.initial(), ...samples].slice(0, AUDITED_SAMPLES)) {
      this.#audit.compareView(state);
    }
    const { within } = model;
    this.#within =
      within &&
      new MemoQuestion(this.#codec, (view) =>
        within.call(model, view as State) === false ? 0 : 1,
      );
    this.#asked = new AskedProperties(this.verdicts, this.#codec);
    this.#loop = new RowLoop(this.#table, this.#transitions, this.trails);
  }

  get generated(): number {
    return this.#loop.generated;
  }

  get distinct(): number {
    return this.#table.count;
  }

  get counts(): ActionCounts<State, Action> {
    this.#transitions.count();
    return this.#counts;
  }

  get progress(): Omit<ExplorationProgress, 'seconds'> {
    const { distinct, generated, depth } = this;
    return { distinct, generated, depth, queue: distinct - this.searched };
  }

  get deepest(): number {
    return this.#following.length > 0 ? this.depth + 1 : this.depth;
  }

  begin(): void {
    this.#model.initial().forEach((state, ordinal) => {
      this.#loop.generated++;
      const [low, high] = this.#codec.encode(state);
      this.#reach(low, high, -1, ordinal, true);
    });
  }

  /**
   * Searches on, as `Search` does.
   *
   * @throws MemoUnfit where the model cannot be searched in this way, ReshapeSignal where a part of its state
   *   has to be taken as a whole
   */
  advance(shouldPause: () => boolean): boolean {
    for (let taken = 0; ; taken++) {
      if (this.#position === this.#level.length && !this.#descend()) return true;
      if (this.#clock.isOver()) this.stoppedBy = 'timeLimit';
      this.#clock.report(() => this.progress);
      if (taken > 0 && shouldPause()) return false;
      if (this.#isOver()) return true;
      this.#expandSome();
      if (this.searched >= this.#nextCountAt) this.#requireHits();
    }
  }

  #descend(): boolean {
    if (this.#following.length === 0 || this.#isOver()) return false;
    [this.#level, this.#following] = [this.#following, this.#level];
    this.#following.clear();
    this.#position = 0;
    this.depth++;
    return true;
  }

  #isOver(): boolean {
    return this.stoppedBy !== undefined && this.stoppedBy !== 'maxDepth';
  }

  /** Expands the next rows, or learns about the next one. */
  #expandSome(): void {
    const rows = this.#rowsForLoop;
    if (rows > 0) {
      const { distinct } = this;
      const from = this.#position;
      const stop = this.#loop.run(
        this.#level,
        from,
        from + rows,
        this.searched,
        this.#following,
        this.#asked.questions,
      );
      this.#position = this.#loop.position;
      this.searched += this.#position - from;
      this.#audit.skip(this.#position - from);
      if (stop === 'open') this.#askAboutRows(distinct);
      if (stop === 'unknown') this.#learn(this.#position);
      if (stop !== 'deadlock') return;
    }
    this.#expand(this.#position++, this.searched);
    if (this.stoppedBy !== 'maxStates') this.searched++;
  }

  /** How many of the next rows may be left to the loop: no bound is reached in them and none is audited. */
  get #rowsForLoop(): number {
    const { maxDepth, maxStates } = this.#bounds;
    if (this.#within !== undefined || this.depth >= maxDepth) return 0;
    const most = Math.ceil(TRANSITIONS_BETWEEN_LOOKS / this.#transitions.mostActions);
    const rows = Math.min(most, this.#audit.statesBefore, this.#level.length - this.#position);
    return this.distinct + rows * this.#transitions.mostActions < maxStates ? rows : 0;
  }

  /** Asks about the latest rows, those from a number on. */
  #askAboutRows(from: number): void {
    const { distinct } = this;
    for (let index = from; index < distinct; index++) {
      const position = this.#following.length - (distinct - index);
      this.#ask(this.#following.low(position), this.#following.high(position), index);
    }
  }

  #ask(low: number, high: number, index: number): void {
    const { violations } = this.verdicts;
    this.#asked.check(low, high, index);
    if (this.verdicts.violations > violations) this.#violated();
  }

  /** Learns about a row of the level, which may change the layout of all rows. */
  #learn(position: number): void {
    const level = this.#level;
    const isLearned = this.#transitions.learn(level.low(position), level.high(position));
    if (!isLearned && !this.#codec.hasRoom) this.#widen();
  }

  #expand(position: number, index: number): void {
    const transitions = this.#transitions;
    const level = this.#level;
    let successors = transitions.gather(level.low(position), level.high(position));
    while (successors === UNKNOWN) {
      this.#learn(position);
      successors = transitions.gather(level.low(position), level.high(position));
    }
    const [low, high] = [level.low(position), level.high(position)];
    const plan = transitions.planOf(low, high);
    this.#audit.look(plan, low, high);
    this.#loop.considered += plan.actions.length;
    this.#loop.generated += transitions.enabled;
    if (transitions.enabled === 0) return this.#end(low, high, index);
    const mayGrow = this.depth < this.#bounds.maxDepth;
    const { ordinals, lows, highs } = transitions;
    for (let at = 0; at < successors; at++) {
      const ordinal = ordinals[at] as number;
      if (this.#reach(lows[at] as number, highs[at] as number, index, ordinal, mayGrow)) {
        (plan.counts[ordinal] as Count).distinct++;
      }
      if (this.stoppedBy === 'maxStates') return this.#takeBack(plan, ordinal, low, high);
    }
  }

  /** Takes the transitions that come after the one at which the search stopped out of the counts. */
  #takeBack(
    { actions, counts }: ActionPlan<State, Action>,
    last: number,
    low: number,
    high: number,
  ): void {
    for (let ordinal = last + 1; ordinal < actions.length; ordinal++) {
      if (actions[ordinal]?.changeIn(low, high) === undefined) continue;
      this.#loop.generated--;
      (counts[ordinal] as Count).generated--;
    }
  }

  /** Adds a row where it is new; whether it was. */
  #reach(low: number, high: number, parent: number, ordinal: number, mayGrow: boolean): boolean {
    if (this.#within !== undefined || !mayGrow || this.distinct >= this.#bounds.maxStates) {
      if (this.#table.has(low, high) || this.#within?.answer(low, high) === 0) return false;
      if (!mayGrow || this.distinct >= this.#bounds.maxStates) {
        this.stoppedBy = mayGrow ? 'maxStates' : (this.stoppedBy ?? 'maxDepth');
        return false;
      }
    }
    if (!this.#table.add(low, high)) return false;
    this.trails.add(parent, ordinal);
    this.#following.push(low, high);
    this.#ask(low, high, this.distinct - 1);
    return true;
  }

  #end(low: number, high: number, index: number): void {
    if (this.#model.ends?.(this.#codec.decode(low, high) as State) === true) return;
    if (this.deadlocks++ === 0) this.firstDeadlock = index;
    this.#violated();
  }

  #violated(): void {
    if (this.#bounds.stopAtViolation) this.stoppedBy ??= 'violation';
  }

  /** Makes room in rows for values that have come up. */
  #widen(): void {
    const translation = this.#codec.widen();
    this.#table.translate(translation);
    this.#level.translate(translation);
    this.#following.translate(translation);
    this.#transitions.forget();
    this.#within?.forget();
    this.#asked.forget();
  }

  /** A model whose transitions are hardly ever the same gains nothing. */
  #requireHits(): void {
    const { executed } = this.#transitions;
    const { considered } = this.#loop;
    const since = executed - this.#counted.executed;
    if (since > MOST_EXECUTED * (considered - this.#counted.considered)) {
      throw new MemoUnfit();
    }
    this.#counted = { considered, executed };
    this.#nextCountAt *= 2;
  }
}
