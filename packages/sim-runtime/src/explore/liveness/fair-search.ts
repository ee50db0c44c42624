import { type DefinedGossip } from '../../gossip/defined-gossip.js';
import { type Oracle } from '../../oracles/oracle.js';
import { type ExploreOptions, type Path } from '../exploration.js';
import { ExplorationError } from '../exploration-error.js';
import { ExplorationRun } from '../exploration-run.js';
import { type GossipAction } from '../gossip-action.js';
import { GossipModel, type GossipUniverse } from '../gossip-model.js';
import { type Model } from '../model.js';
import { replay } from '../replay.js';
import { type Executing } from '../search.js';
import { type UniverseBounds } from '../universe-bounds.js';
import { FairRunner, type FairRun } from './fair-run.js';
import { Goals } from './goals.js';
import { type AnyLiveSearch } from './any-live-search.js';
import { type LiveVerdicts, open, type ReplayedLasso } from './live-search.js';

/** Universes from which fair runs are executed. */
const MOST_STATES = 10_000;
/** Events of all fair runs, about 10 seconds of them. */
const MOST_EVENTS = 1_000_000;

const FAIRNESS = [
  'after the end of all faults each message arrives a tick after it was sent, and each timeout fires when it is due',
  'draws are those of one seed',
];

type Universe = GossipUniverse;

/**
 * The search for universes of a gossip module from which a goal does not come true once all faults are over.
 * Nodes know absolute times, so that no state comes again and no loop can be found: from each universe one
 * fair run is executed instead.
 */
export class FairSearch implements AnyLiveSearch {
  readonly goals: readonly string[];
  readonly bounds: UniverseBounds;
  readonly model: GossipModel;
  readonly #oracles: readonly Oracle<unknown>[];
  readonly #searched: Model<Universe, GossipAction>;
  readonly #run: ExplorationRun<Universe, GossipAction>;
  readonly #runner: FairRunner;
  #runs = 0;
  #isCut = false;
  #latest: { readonly universe: Universe; readonly run: FairRun } | undefined;
  #problem: string | undefined;

  constructor(
    definition: DefinedGossip,
    bounds: UniverseBounds,
    oracles: readonly Oracle<unknown>[],
    limit: Pick<ExploreOptions, 'timeLimitSeconds' | 'maxStates'>,
  ) {
    this.goals = oracles.map(({ name }) => name);
    this.bounds = bounds;
    this.#oracles = oracles;
    this.model = new GossipModel(definition, bounds, new Goals([]));
    this.#runner = new FairRunner(this.model.nodes, oracles);
    this.#searched = this.#searchedModel();
    const { maxStates = MOST_STATES } = limit;
    const options = { ...limit, maxStates: Math.min(maxStates, MOST_STATES) };
    // Its properties execute runs, which is worth nothing to memoize.
    this.#run = new ExplorationRun(this.#searched, options, Infinity);
  }

  get executing(): Executing | undefined {
    return this.#run.executing;
  }

  advance(ms: number): boolean {
    return this.#run.advance(ms);
  }

  verdicts(): LiveVerdicts {
    const { properties, stoppedBy } = this.#run.result();
    const decided = properties.map(({ name, path }, goal) => {
      if (path !== undefined) {
        const { facts } = this.#runFrom(lastOf(path));
        const { withinTicks = 0 } = this.#oracles[goal] ?? {};
        const message = `not so within ${withinTicks} ticks of healing, on one fair run`;
        const lasso = { stem: path, loop: [], fairRun: facts };
        const verdict = { kind: 'eventually', name, verdict: 'violated', lasso, message } as const;
        return { property: verdict };
      }
      if (this.#problem !== undefined) return open(name, this.#problem);
      const all = stoppedBy === undefined && !this.#isCut ? 'each of the' : 'the first';
      const { distinct } = this.#run.progress;
      return open(
        name,
        `it came true on the one fair run from ${all} ${this.#isCut ? this.#runs : distinct} states in which faults may end; no other run was searched`,
      );
    });
    return {
      properties: decided.map(({ property }) => property),
      notExplored: decided.flatMap((verdict) => ('reason' in verdict ? [verdict.reason] : [])),
      fairness: FAIRNESS,
    };
  }

  replay(name: string, actions: readonly string[]): ReplayedLasso {
    const [initial] = this.model.initial();
    if (initial === undefined) throw new ExplorationError('There is no initial state.');
    const stem = replay(this.model, { initial, actions });
    const { reached, facts, problem } = this.#runFrom(lastOf(stem));
    const goal = this.goals.indexOf(name);
    const isViolated = problem === undefined && reached[goal] === false;
    return { lasso: { stem, loop: [], fairRun: facts }, isViolated };
  }

  #searchedModel(): Model<Universe, GossipAction> {
    const { model } = this;
    return {
      name: model.name,
      initial: () => model.initial(),
      actions: (universe) => {
        if (this.#runner.events > MOST_EVENTS) this.#isCut = true;
        return this.#isCut || this.#problem !== undefined ? [] : model.actions(universe);
      },
      next: (universe, action) => model.next(universe, action),
      describe: (action) => model.describe(action),
      ends: () => true,
      properties: this.goals.map((name, goal) => ({
        kind: 'always',
        name,
        holds: (universe) => this.#comesTrue(universe, goal),
      })),
    };
  }

  /** Whether a goal comes true on the fair run from a universe, or that run decides nothing. */
  #comesTrue(universe: Universe, goal: number): boolean {
    if (this.#isCut || this.#problem !== undefined) return true;
    const { reached, problem } = this.#runFrom(universe);
    this.#problem ??= problem;
    return problem !== undefined || reached[goal] === true;
  }

  #runFrom(universe: Universe): FairRun {
    if (this.#latest?.universe !== universe) {
      this.#latest = { universe, run: this.#runner.run(universe) };
      this.#runs++;
    }
    return this.#latest.run;
  }
}

function lastOf({ initial, steps }: Path<Universe, GossipAction>): Universe {
  return steps.at(-1)?.state ?? initial;
}
