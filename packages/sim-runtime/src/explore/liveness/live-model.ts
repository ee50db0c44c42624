import { type Model, type Property } from '../model.js';
import { describeAction } from '../trails.js';
import { type Goals } from './goals.js';
import { type LiveRules } from './live-rules.js';

/** The end of all faults. */
export const HEAL = { kind: 'heal' } as const;

const AUDITED_AT_FIRST = 2_048;
const AUDITED_OF_MANY = 16;

/** An action of a module, or the end of all faults. */
export type LiveAction<Action> = Action | typeof HEAL;

/** A universe, before or after the end of all faults. */
export interface LiveState<Universe> {
  readonly isHealed: boolean;
  readonly universe: Universe;
}

/** What a universe of each type has. */
export interface WithHistories {
  readonly histories: readonly unknown[];
}

/**
 * The runs of a module with an end of all faults, at any moment, from which on its goals must come true. What
 * happens after all of them came true is not searched.
 */
export class LiveModel<Universe extends WithHistories, Action> implements Model<
  LiveState<Universe>,
  LiveAction<Action>
> {
  readonly name: string;
  readonly properties: readonly Property<LiveState<Universe>, LiveAction<Action>>[];
  /** Whether an action was seen whose outcome depends on the time. */
  dependsOnTime = false;
  #executions = 0;
  readonly #base: Model<Universe, Action>;
  readonly #goals: Goals<unknown>;
  readonly #rules: LiveRules<Universe, Action>;

  /** @param base - the transition system, whose oracles are the goals */
  constructor(
    base: Model<Universe, Action>,
    goals: Goals<unknown>,
    rules: LiveRules<Universe, Action>,
  ) {
    this.name = base.name;
    this.#base = base;
    this.#goals = goals;
    this.#rules = rules;
    this.properties = goals.oracles.map(({ name }, goal) => ({
      kind: 'eventually',
      name,
      after: ({ isHealed }) => isHealed,
      holds: ({ universe }) => universe.histories[goal] === true,
    }));
  }

  initial(): readonly LiveState<Universe>[] {
    return this.#base
      .initial()
      .map((universe) => ({ isHealed: false, universe: this.#rules.faulty(universe) }));
  }

  actions({ isHealed, universe }: LiveState<Universe>): readonly LiveAction<Action>[] {
    const actions = this.#base.actions(universe);
    if (!isHealed) return [HEAL, ...actions];
    return actions.filter((action) => this.#rules.isHealedAction(universe, action));
  }

  next(
    { isHealed, universe }: LiveState<Universe>,
    action: LiveAction<Action>,
  ): LiveState<Universe> | undefined {
    if (isHeal(action))
      return { isHealed: true, universe: this.#asked(this.#rules.healed(universe)) };
    if (this.#isAudited() && this.#rules.isTimeless?.(universe, action) === false) {
      this.dependsOnTime = true;
    }
    const after = this.#base.next(universe, action);
    if (after === undefined) return undefined;
    if (isHealed) return { isHealed, universe: this.#asked(this.#rules.healed(after)) };
    return {
      isHealed,
      universe: this.#rules.faulty({ ...after, histories: this.#goals.histories }),
    };
  }

  within({ isHealed, universe }: LiveState<Universe>): boolean {
    return !isHealed || universe.histories.includes(false);
  }

  ends(): boolean {
    return true;
  }

  describe(action: LiveAction<Action>): string {
    return isHeal(action) ? 'all faults are over' : describeAction(this.#base, action);
  }

  fairness(action: LiveAction<Action>): string {
    return isHeal(action) ? HEAL.kind : this.#rules.party(action);
  }

  /** Whether the next action is executed at another time as well: the first ones, then one of many. */
  #isAudited(): boolean {
    const count = this.#executions++;
    return count < AUDITED_AT_FIRST || count % AUDITED_OF_MANY === 0;
  }

  /** Asks the goals about a universe in which nothing happens at the moment. */
  #asked(universe: Universe): Universe {
    const histories = this.#goals.ask(this.#rules.world(universe), universe.histories);
    return { ...universe, histories };
  }
}

/** Whether an action is the end of all faults. */
export function isHeal<Action>(action: LiveAction<Action>): action is typeof HEAL {
  return action === HEAL || (action as { readonly kind?: unknown }).kind === HEAL.kind;
}
