import { type Oracle } from '../../oracles/oracle.js';
import { type NotExplored } from '../asked-oracles.js';
import { canonicalText } from '../canonical-text.js';
import { type ExploreOptions, type Lasso, type PropertyVerdict } from '../exploration.js';
import { ExplorationError } from '../exploration-error.js';
import { ExplorationRun } from '../exploration-run.js';
import { type Model } from '../model.js';
import { replay } from '../replay.js';
import { type Executing } from '../search.js';
import { type UniverseBounds } from '../universe-bounds.js';
import { confirmLasso } from './confirm-lasso.js';
import { type Goals } from './goals.js';
import {
  HEAL,
  isHeal,
  type LiveAction,
  LiveModel,
  type LiveState,
  type WithHistories,
} from './live-model.js';
import { type LiveRules } from './live-rules.js';

/** Runs without end need the transitions of all states at once. */
const MOST_STATES = 20_000;

type LassoOf<Universe, Action> = Lasso<LiveState<Universe>, LiveAction<Action>>;

/** The verdicts of a search for runs that never reach a goal. */
export interface LiveVerdicts {
  readonly properties: readonly PropertyVerdict<unknown, unknown>[];
  readonly notExplored: readonly NotExplored[];
  readonly fairness: readonly string[];
}

/** How much may happen before the end of all faults: less than in a search for states. */
export function liveBounds(
  bounds: UniverseBounds,
  type: 'coordination' | 'pipeline',
): UniverseBounds {
  if (type === 'pipeline') return bounds;
  const { operations, losses, duplications, crashes, clockSteps } = bounds;
  return {
    ...bounds,
    operations: Math.min(operations, 2),
    losses: Math.min(losses, 1),
    duplications: Math.min(duplications, 1),
    crashes: Math.min(crashes, 1),
    clockSteps: Math.min(clockSteps, 1),
    draws: 1,
  };
}

/** A run without end that was executed again. */
export interface ReplayedLasso {
  /** The run, from its initial state on. */
  readonly lasso: Lasso<unknown, unknown>;
  /** Whether it still repeats, and its goal stays false. */
  readonly isViolated: boolean;
}

/** A search for fair runs of a simulation on which a goal never comes true once all faults are over. */
export class LiveSearch<Universe extends WithHistories, Action> {
  readonly #base: Model<Universe, Action>;
  readonly #goals: Goals<unknown>;
  readonly #rules: LiveRules<Universe, Action>;
  /** What may happen before all faults are over. */
  readonly bounds: UniverseBounds;
  /** The runs with an end of all faults. */
  readonly model: LiveModel<Universe, Action>;
  readonly #run: ExplorationRun<LiveState<Universe>, LiveAction<Action>>;

  constructor(
    base: Model<Universe, Action>,
    goals: Goals<unknown>,
    rules: LiveRules<Universe, Action>,
    bounds: UniverseBounds,
    limit: Pick<ExploreOptions, 'timeLimitSeconds'>,
  ) {
    this.#base = base;
    this.#goals = goals;
    this.#rules = rules;
    this.bounds = bounds;
    this.model = new LiveModel(base, goals, rules);
    this.#run = new ExplorationRun(this.model, { maxStates: MOST_STATES, ...limit });
  }

  /** Searches on; returns whether the search has ended. */
  advance(ms: number): boolean {
    return this.#run.advance(ms);
  }

  /** The names of the goals. */
  get goals(): readonly string[] {
    return this.#goals.oracles.map(({ name }) => name);
  }

  /** What the search executes at the moment. */
  get executing(): Executing | undefined {
    return this.#run.executing;
  }

  /** The verdicts so far. */
  verdicts(): LiveVerdicts {
    const { properties, stoppedBy, thrown } = this.#run.result();
    const decided = properties.map((property, goal) => {
      const { name } = property;
      const lasso = property.lasso && this.#withStutters(property.lasso);
      if (lasso !== undefined) {
        const actions = lasso.loop.flatMap(({ action }) => (isHeal(action) ? [] : [action]));
        if (this.#rules.isDrawn?.(actions) === true) {
          return open(
            name,
            'runs without it were found, and operations draw: fair draws may end them',
          );
        }
        const { unreachable } = this.#rules;
        if (unreachable !== undefined && !this.#isReachedWithoutFaults(goal)) {
          return open(name, unreachable);
        }
        const { withinTicks = 1 } = this.#goals.oracles[goal] ?? {};
        if (confirmLasso(this.#base, this.#goals, this.#rules, lasso, goal)) {
          const message = `not so within ${withinTicks} ticks of healing`;
          return { property: { ...property, lasso, message } };
        }
        return open(
          name,
          'the runs that were found without it do not go on like that while time passes',
        );
      }
      if (thrown !== undefined) return open(name, `a run throws: ${thrown.message}`);
      if (stoppedBy === 'maxStates') {
        return open(name, `runs have more than ${MOST_STATES} states after all faults are over`);
      }
      if (stoppedBy !== undefined) return open(name, `the search was stopped by ${stoppedBy}`);
      if (this.model.dependsOnTime) {
        return open(
          name,
          'no run without it was found, but what the module does depends on the time',
        );
      }
      return { property };
    });
    return {
      properties: decided.map(({ property }) => property as PropertyVerdict<unknown, unknown>),
      notExplored: decided.flatMap((verdict) => ('reason' in verdict ? [verdict.reason] : [])),
      fairness: this.#rules.fairness,
    };
  }

  /**
   * Executes a run that never reaches a goal again.
   *
   * @param actions - its stem and its loop, as texts
   * @param loopFrom - where its loop begins
   * @throws ExplorationError when an action is not enabled where the run takes it
   */
  replay(name: string, actions: readonly string[], loopFrom: number): ReplayedLasso {
    const [initial] = this.model.initial();
    if (initial === undefined) throw new ExplorationError('There is no initial state.');
    const { steps } = replay(this.model, { initial, actions });
    const stem = { initial, steps: steps.slice(0, loopFrom) };
    const loop = steps.slice(loopFrom);
    const goal = this.#goals.oracles.findIndex((oracle) => oracle.name === name);
    const [begin, end] = [stem.steps.at(-1), steps.at(-1)].map((step) => step?.state ?? initial);
    const isLoop = canonicalText(begin) === canonicalText(end);
    const isFalse = begin?.isHealed === true && begin.universe.histories[goal] === false;
    const lasso = { stem, loop };
    return {
      lasso,
      isViolated:
        isLoop && isFalse && confirmLasso(this.#base, this.#goals, this.#rules, lasso, goal),
    };
  }

  /** Whether the run reaches a goal in which faults end at once and the first possible action is always taken. */
  #isReachedWithoutFaults(goal: number): boolean {
    const [initial] = this.model.initial();
    const known = new Set<string>();
    let state = initial && this.model.next(initial, HEAL);
    while (state !== undefined && state.universe.histories[goal] === false) {
      const text = canonicalText(state);
      const [action] = this.model.actions(state);
      if (known.has(text) || known.size > MOST_STATES || action === undefined) return false;
      known.add(text);
      state = this.model.next(state, action);
    }
    return state !== undefined;
  }

  /**
   * A lasso with the actions that change nothing where its loop begins: while time stands still they are no
   * progress, and a fair run has them all the same.
   */
  #withStutters({ stem, loop }: LassoOf<Universe, Action>): LassoOf<Universe, Action> {
    const end = stem.steps.at(-1)?.state ?? stem.initial;
    const text = canonicalText(end);
    const stutters = this.model.actions(end).flatMap((action) => {
      const state = this.model.next(end, action);
      const isStutter = state !== undefined && canonicalText(state) === text;
      return isStutter ? [{ action, text: this.model.describe(action), state }] : [];
    });
    return { stem, loop: [...stutters, ...loop] };
  }
}

/** A goal that is not decided, and why. */
export function open(name: string, reason: string) {
  const property = { kind: 'eventually', name, verdict: 'unknown' } as const;
  return { property, reason: { name, reason } };
}

/** The goals that a search for runs without end can decide: they remember nothing. */
export function goalsAmong(
  oracles: readonly Oracle<unknown>[],
  only: string | undefined,
): readonly Oracle<unknown>[] {
  return oracles.filter(
    ({ kind, name, history }) =>
      kind === 'eventually' && (only === undefined || name === only) && history() === undefined,
  );
}
