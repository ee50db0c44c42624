import { ActionCounts } from './action-counts.js';
import { type Bounds } from './check-request.js';
import { type Clock } from './clock.js';
import { type ExplorationProgress, type StoppedBy } from './exploration.js';
import { ExplorationError } from './exploration-error.js';
import { NotPlainSignal } from './fingerprinter.js';
import { type Model, type ModelStep } from './model.js';
import { OUTSIDE, RunGraph } from './run-graph.js';
import { findNotPlain } from './plain-data.js';
import { type Searching, STATES_BETWEEN_LOOKS, type Thrown } from './searching.js';
import { NOT_ADDED, type StateTable } from './state-table.js';
import { type SymmetryAudit } from './symmetry-audit.js';
import { Trails } from './trails.js';
import { messageOf, Verdicts } from './verdicts.js';

/** In so many states all actions are executed twice, to find a model that depends on more than the state. */
const STATES_TRIED_TWICE = 16;

/** What a search executes, as texts. */
export interface Executing {
  /** The path to the state that is being searched. */
  readonly steps: readonly string[];
  /** The action; absent while the possible actions are asked for. */
  readonly action?: string;
}

/** A step, and the number that the table gave to the state after it. */
interface Reached<Action> {
  readonly action: Action;
  readonly target: number;
}

/** Breadth-first search of a model's states, level by level. */
export class Search<State, Action> implements Searching<State, Action> {
  readonly verdicts: Verdicts<State, Action>;
  readonly trails: Trails<State, Action>;
  readonly counts: ActionCounts<State, Action>;
  readonly graph: RunGraph<State, Action> | undefined;
  generated = 0;
  depth = 0;
  searched = 0;
  deadlocks = 0;
  firstDeadlock = -1;
  stoppedBy: StoppedBy | undefined;
  thrown: Thrown<Action> | undefined;
  readonly #model: Model<State, Action>;
  readonly #table: StateTable;
  readonly #bounds: Bounds;
  readonly #clock: Clock;
  readonly #audit: SymmetryAudit<State, Action> | undefined;
  #level: readonly State[] = [];
  #position = 0;
  #expanding = 0;
  #action: Action | undefined;
  #following: State[] = [];

  constructor(
    model: Model<State, Action>,
    table: StateTable,
    bounds: Bounds,
    clock: Clock,
    audit?: SymmetryAudit<State, Action>,
  ) {
    this.#model = model;
    this.#audit = audit;
    this.#table = table;
    this.#bounds = bounds;
    this.#clock = clock;
    this.verdicts = new Verdicts(model);
    this.trails = new Trails(model);
    this.counts = new ActionCounts(model);
    const hasGoals = model.properties?.some(({ kind }) => kind === 'eventually') ?? false;
    this.graph = hasGoals ? new RunGraph(model) : undefined;
  }

  get distinct(): number {
    return this.#table.count;
  }

  /** The path to the state that is being searched, and the action that is being executed there. */
  get executing(): Executing {
    const { steps } = this.trails.pathTo(this.#expanding);
    return {
      steps: steps.map(({ text }) => text),
      ...(this.#action !== undefined && { action: this.trails.describe(this.#action) }),
    };
  }

  get isExact(): boolean {
    return this.#bounds.exact;
  }

  /** The states of the latest levels. */
  get frontier(): readonly State[] {
    return [...this.#level, ...this.#following];
  }

  begin(): void {
    this.#model.initial().forEach((state, ordinal) => {
      this.generated++;
      this.#reach(state, -1, ordinal, true);
    });
  }

  advance(shouldPause: () => boolean): boolean {
    for (let taken = 0; ; taken++) {
      if (this.#position === this.#level.length && !this.#descend()) return true;
      if (taken % STATES_BETWEEN_LOOKS === 0) {
        this.#lookAtClock();
        if (taken > 0 && shouldPause()) return false;
      }
      if (this.#isOver()) return true;
      this.#expand(this.#level[this.#position++] as State, this.searched);
      if (this.stoppedBy !== 'maxStates' && this.stoppedBy !== 'exception') this.searched++;
    }
  }

  get progress(): Omit<ExplorationProgress, 'seconds'> {
    const { distinct, generated, depth } = this;
    return { distinct, generated, depth, queue: distinct - this.searched };
  }

  get deepest(): number {
    return this.#following.length > 0 ? this.depth + 1 : this.depth;
  }

  /** Begins the next level; false where there is none. */
  #descend(): boolean {
    if (this.#following.length === 0 || this.#isOver()) return false;
    this.#level = this.#following;
    this.#following = [];
    this.#position = 0;
    this.depth++;
    return true;
  }

  /** Whether the search ends here. A depth limit only keeps states from being added. */
  #isOver(): boolean {
    return this.stoppedBy !== undefined && this.stoppedBy !== 'maxDepth';
  }

  #expand(state: State, index: number): void {
    const mayGrow = this.depth < this.#bounds.maxDepth;
    this.#expanding = index;
    this.#action = undefined;
    this.#audit?.look(state);
    this.graph?.beginState();
    let isEnabled = false;
    const actions = this.#actionsOf(state, index);
    const reached: Reached<Action>[] = [];
    for (let ordinal = 0; ordinal < actions.length; ordinal++) {
      const action = actions[ordinal] as Action;
      const count = this.counts.of(action, ordinal);
      const next = this.#nextOf(state, action, index);
      if (next === undefined) continue;
      isEnabled = true;
      this.generated++;
      count.generated++;
      if (this.verdicts.asksForSteps)
        this.#checkStep({ before: state, action, after: next }, index, ordinal);
      const target = this.#reach(next, index, ordinal, mayGrow);
      if (this.stoppedBy === 'maxStates') return;
      if (index < STATES_TRIED_TWICE) reached.push({ action, target });
      if (target >= 0) count.distinct++;
      this.#addEdge(index, target, ordinal, action);
    }
    if (!isEnabled) this.#end(state, index);
    if (this.#number(state, false) !== -1 - index) {
      throw new ExplorationError(
        `The model "${this.#model.name}" changed a state that it was given: \`next\` and \`actions\` must leave it as it is and return a new one.`,
      );
    }
    for (const step of reached) this.#tryAgain(state, step, index);
  }

  #checkStep(step: ModelStep<State, Action>, index: number, ordinal: number): void {
    const before = this.verdicts.violations;
    this.verdicts.checkStep(step, index, ordinal);
    if (this.verdicts.violations > before) this.#violated();
  }

  /** Executes an action again, which must lead to the same state. */
  #tryAgain(state: State, { action, target }: Reached<Action>, index: number): void {
    if (target === NOT_ADDED) return;
    const next = this.#nextOf(state, action, index);
    const again = next === undefined ? NOT_ADDED : this.#number(next, false);
    if (again === (target < 0 ? target : -1 - target)) return;
    throw new ExplorationError(
      `The model "${this.#model.name}" leads to another state where ${this.trails.describe(action)} is executed again in the same one: \`next\` must depend on nothing but the state and the action.`,
    );
  }

  #addEdge(index: number, target: number, ordinal: number, action: Action): void {
    if (this.graph === undefined) return;
    const number = target === NOT_ADDED ? OUTSIDE : target < 0 ? -1 - target : target;
    if (number !== index) this.graph.addEdge(number, ordinal, action);
  }

  #actionsOf(state: State, index: number): readonly Action[] {
    try {
      return this.#model.actions(state);
    } catch (error) {
      if (error instanceof ExplorationError) throw error;
      this.#throw({ message: messageOf(error), index });
      // What else was possible in the state is not known.
      this.stoppedBy ??= 'exception';
      return [];
    }
  }

  #nextOf(state: State, action: Action, index: number): State | undefined {
    this.#action = action;
    try {
      return this.#model.next(state, action);
    } catch (error) {
      if (error instanceof ExplorationError) throw error;
      this.#throw({ message: messageOf(error), index, action });
      return undefined;
    }
  }

  #throw(thrown: Thrown<Action>): void {
    this.thrown ??= thrown;
    this.#violated();
  }

  /** The number that the table gives to a state; `NOT_ADDED` for one outside the search. */
  #reach(state: State, parent: number, ordinal: number, mayGrow: boolean): number {
    if (this.#model.within?.(state) === false) return NOT_ADDED;
    const isRoom = this.#table.count < this.#bounds.maxStates;
    const number = this.#number(state, mayGrow && isRoom);
    if (number === NOT_ADDED)
      this.stoppedBy = mayGrow ? 'maxStates' : (this.stoppedBy ?? 'maxDepth');
    if (number < 0) return number;
    this.trails.add(parent, ordinal);
    this.graph?.addState(state, parent === -1);
    const before = this.verdicts.violations;
    this.verdicts.checkState(state, number);
    if (this.verdicts.violations > before) this.#violated();
    this.#following.push(state);
    return number;
  }

  #number(state: State, mayGrow: boolean): number {
    try {
      return this.#table.add(state, mayGrow);
    } catch (error) {
      if (!(error instanceof NotPlainSignal)) throw error;
      const { path, found } = findNotPlain(state, 'state') ?? { path: 'state', found: 'unknown' };
      throw new ExplorationError(
        `A state of the model "${this.#model.name}" is not plain data: \`${path}\` is ${found}; use numbers, strings, booleans, arrays, records, maps and sets.`,
      );
    }
  }

  #end(state: State, index: number): void {
    if (this.thrown?.index === index || this.#model.ends?.(state) === true) return;
    if (this.deadlocks++ === 0) this.firstDeadlock = index;
    this.#violated();
  }

  #violated(): void {
    if (this.#bounds.stopAtViolation) this.stoppedBy ??= 'violation';
  }

  #lookAtClock(): void {
    if (this.#clock.isOver()) this.stoppedBy = 'timeLimit';
    this.#clock.report(() => this.progress);
  }
}
