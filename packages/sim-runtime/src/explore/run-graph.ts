import { IntList } from './int-list.js';
import { type EventuallyProperty, type Model } from './model.js';

const GOAL = 1;
const OBLIGED = 2;

/** The target of a transition that leaves the search. */
export const OUTSIDE = -1;

/**
 * The transitions of a search, and where each goal is reached: what liveness is decided by. Transitions
 * that change nothing are no progress and are left out.
 */
export class RunGraph<State, Action> {
  readonly goals: readonly EventuallyProperty<State>[];
  readonly #flags: readonly IntList[];
  readonly #starts = new IntList();
  readonly #targets = new IntList();
  readonly #ordinals = new IntList();
  readonly #owners = new IntList();
  readonly #parties = new Map<string, number>();
  readonly #fairness: (action: Action) => string | undefined;

  constructor(model: Model<State, Action>) {
    this.goals = (model.properties ?? []).filter((property) => property.kind === 'eventually');
    this.#flags = this.goals.map(() => new IntList());
    this.#fairness = model.fairness?.bind(model) ?? (() => 'any');
  }

  /** States whose transitions are known: the first ones. */
  get searched(): number {
    return this.#starts.length;
  }

  get states(): number {
    return this.#flags[0]?.length ?? 0;
  }

  get parties(): readonly string[] {
    return [...this.#parties.keys()];
  }

  addState(state: State, isInitial: boolean): void {
    this.goals.forEach((goal, index) => {
      const isObliged = goal.after === undefined ? isInitial : goal.after(state);
      this.#flags[index]?.push((goal.holds(state) ? GOAL : 0) | (isObliged ? OBLIGED : 0));
    });
  }

  /** Begins the transitions of the next state. */
  beginState(): void {
    this.#starts.push(this.#targets.length);
  }

  addEdge(target: number, ordinal: number, action: Action): void {
    const party = this.#fairness(action);
    let owner = -1;
    if (party !== undefined) {
      owner = this.#parties.get(party) ?? this.#parties.size;
      this.#parties.set(party, owner);
    }
    this.#targets.push(target);
    this.#ordinals.push(ordinal);
    this.#owners.push(owner);
  }

  isGoal(goal: number, state: number): boolean {
    return ((this.#flags[goal]?.at(state) ?? 0) & GOAL) !== 0;
  }

  isObliged(goal: number, state: number): boolean {
    return ((this.#flags[goal]?.at(state) ?? 0) & OBLIGED) !== 0;
  }

  firstEdge(state: number): number {
    return this.#starts.at(state);
  }

  endOfEdges(state: number): number {
    return state + 1 < this.#starts.length ? this.#starts.at(state + 1) : this.#targets.length;
  }

  target(edge: number): number {
    return this.#targets.at(edge);
  }

  ordinal(edge: number): number {
    return this.#ordinals.at(edge);
  }

  /** The number of the party that takes an edge; -1 where no fairness is assumed for it. */
  owner(edge: number): number {
    return this.#owners.at(edge);
  }
}
