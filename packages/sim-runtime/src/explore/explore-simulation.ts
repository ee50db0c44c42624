import { definesCoordination } from '../coordination/defined-coordination.js';
import { abandonRuns, trippedGuard, underGuard, unguarded } from '../guards/guards.js';
import { type Oracle } from '../oracles/oracle.js';
import { definesGossip } from '../gossip/defined-gossip.js';
import { definesPipeline } from '../pipeline/defined-pipeline.js';
import { type Simulation } from '../run/simulation.js';
import { type SimulationDefinition } from '../run/simulation-definition.js';
import { AskedOracles, type NotExplored } from './asked-oracles.js';
import { CoordinationModel } from './coordination-model.js';
import { ExplorationError } from './exploration-error.js';
import { type Exploration, type ExplorationProgress, type ExploreOptions } from './exploration.js';
import { ExplorationRun } from './exploration-run.js';
import { type Model } from './model.js';
import { GossipModel } from './gossip-model.js';
import { PipelineModel } from './pipeline-model.js';
import { type AnyLiveSearch } from './liveness/any-live-search.js';
import { liveSearchOf } from './liveness/live-search-of.js';
import { coordinationTeller } from './told/coordination-teller.js';
import { gossipTeller } from './told/gossip-teller.js';
import { pipelineTeller } from './told/pipeline-teller.js';
import { type Teller } from './told/teller.js';
import { unexploredFaults } from './unexplored-faults.js';
import { type Executing } from './search.js';
import { completeBounds, DEFAULT_BOUNDS, type UniverseBounds } from './universe-bounds.js';

/** Within about a minute, and a few hundred megabytes. */
const MOST_STATES = 1_000_000;

/** Why a goal is not decided after a search for states that stopped at a violation. */
const CUT = 'the search stopped at a violation';

/** The bounds of an exploration of a simulation, and how states are kept. */
export interface SimulationExploreOptions
  extends Omit<ExploreOptions, 'symmetry' | 'maxStates' | 'onProgress'>, Partial<UniverseBounds> {
  /** The most distinct states, 1 to 100,000,000. Default: 1,000,000. */
  readonly maxStates?: number;
  /** The name of the one oracle to ask. Default: all of them. */
  readonly only?: string;
  /**
   * Called about once a second of real time.
   *
   * @param progress - the search so far
   */
  onProgress?(progress: ExplorationProgress): void;
}

/** The result of exploring a simulation. */
export interface SimulationExploration extends Exploration<unknown, unknown> {
  /** The type of the module. */
  readonly type: Simulation['type'];
  /** The bounds, with their defaults. */
  readonly bounds: UniverseBounds;
  /**
   * The bounds of the runs on which `eventually` was decided, up to the end of all faults: they may be smaller.
   * Left out where no `eventually` was explored.
   */
  readonly livenessBounds?: UniverseBounds;
  /** Operations that draw among so many values that only the ends and the middle were tried. */
  readonly sampled: readonly string[];
  /** Oracles that the exploration did not ask, and why. */
  readonly notExplored: readonly NotExplored[];
  /** Faults that the module claims to survive and the exploration did not inject, and why. */
  readonly faultsNotExplored: readonly NotExplored[];
  /**
   * How the states of nodes were distinguished, for a gossip simulation: by `snapshot()`, or by the inputs
   * that they have had, where the nodes have none.
   */
  readonly nodesBy?: 'snapshot' | 'inputs';
}

interface ModelOfSimulation {
  readonly model: Model<unknown, unknown>;
  readonly teller: Teller<unknown, unknown>;
  readonly bounds: UniverseBounds;
  readonly sampled: ReadonlySet<string>;
  readonly notExplored: readonly NotExplored[];
  readonly faultsNotExplored: readonly NotExplored[];
}

/** An exploration of a simulation that can be interrupted and continued. */
export class SimulationExplorationRun {
  readonly #made: ModelOfSimulation;
  readonly #run: ExplorationRun<unknown, unknown>;
  readonly #live: AnyLiveSearch | undefined;
  readonly #type: Simulation['type'];
  readonly #stopsAtViolation: boolean;
  #hasEnded = false;
  /** Whether runs without end are not searched, since the search for states stopped at a violation. */
  #isCut = false;

  /**
   * @param simulation - the default of a `sim.ts`
   * @param options - the bounds
   * @throws ExplorationError when a bound is out of range, or the bounds allow nothing
   */
  constructor(simulation: Simulation, options: SimulationExploreOptions = {}) {
    this.#type = simulation.type;
    this.#stopsAtViolation = options.stopAtViolation === true;
    this.#made = modelOf(simulation, options);
    const onProgress =
      options.onProgress &&
      ((progress: ExplorationProgress) => unguarded(() => options.onProgress?.(progress)));
    this.#run = underGuard(
      () =>
        new ExplorationRun(this.#made.model, {
          maxStates: MOST_STATES,
          ...options,
          ...(onProgress && { onProgress }),
        }),
    );
    const { bounds } = this.#made;
    this.#live = underGuard(() => liveSearchOf(simulation, bounds, options));
  }

  /** Counts so far. */
  get progress(): ExplorationProgress {
    return this.#run.progress;
  }

  /**
   * Searches on.
   *
   * @param ms - after how many milliseconds of real time to interrupt the search. Default: not at all
   * @returns whether the search has ended
   * @throws GuardError when the module did what a guard stops, and caught the error
   */
  advance(ms = Infinity): boolean {
    return underGuard(() => {
      const isOver = this.#advance(ms);
      this.#refuseCaughtGuard();
      return isOver;
    });
  }

  #advance(ms: number): boolean {
    if (!this.#hasEnded) {
      this.#hasEnded = this.#run.advance(ms);
      if (!this.#hasEnded) return false;
      this.#isCut = this.#stopsAtViolation && this.#run.result().violations > 0;
      if (ms !== Infinity) return this.#isCut || this.#live === undefined;
    }
    return this.#isCut || (this.#live?.advance(ms) ?? true);
  }

  /** A guard that was tripped counts even where the module caught its error, and where it can throw none, as of a promise. */
  #refuseCaughtGuard(): void {
    const error = trippedGuard();
    if (error !== undefined && this.#run.result().thrown === undefined) throw error;
  }

  /**
   * What the search was executing when `advance` was terminated from outside, because it did not return. The
   * search cannot be continued then.
   */
  abandon(): Executing | undefined {
    abandonRuns();
    return underGuard(() => (this.#hasEnded ? this.#live?.executing : this.#run.executing));
  }

  /** The result of the search so far. */
  result(): SimulationExploration {
    const { model, sampled, bounds, notExplored, faultsNotExplored } = this.#made;
    const result = underGuard(() => this.#run.result());
    const live = this.#isCut ? undefined : underGuard(() => this.#live?.verdicts());
    const cut = new Set(this.#isCut ? this.#live?.goals : []);
    const unmet = live?.properties.filter(({ verdict }) => verdict === 'violated').length ?? 0;
    const decided = new Set(live?.properties.map(({ name }) => name));
    return {
      ...result,
      ok: result.ok && unmet === 0,
      violations: result.violations + unmet,
      properties: [...result.properties, ...(live?.properties ?? [])],
      ...(live && { fairness: live.fairness }),
      ...(this.#live && live && { livenessBounds: this.#live.bounds }),
      bounds,
      notExplored: [
        ...notExplored
          .filter(({ name }) => !decided.has(name))
          .map(({ name, reason }) => ({ name, reason: cut.has(name) ? CUT : reason })),
        ...(live?.notExplored ?? []),
      ],
      faultsNotExplored,
      type: this.#type,
      sampled: [...sampled].sort(),
      ...(model instanceof GossipModel && { nodesBy: model.nodesBy }),
    };
  }
}

/**
 * Searches every universe of a simulation within bounds: every order of operations, deliveries, losses,
 * crashes and steps of the clock that they allow. Guards are up as in a run.
 *
 * @param simulation - what a `sim.ts` exports
 * @param options - the bounds
 * @returns counts, the verdict on each oracle, and shortest counterexamples
 * @throws ExplorationError when a bound is out of range, the bounds allow nothing, a state or the history of
 *   an oracle is not plain data, or the module changes a state that it is given
 * @throws GuardError when the module does what a guard stops, and catches the error, or is asynchronous
 */
export function exploreSimulation(
  simulation: Simulation,
  options: SimulationExploreOptions = {},
): SimulationExploration {
  const run = new SimulationExplorationRun(simulation, options);
  run.advance();
  return run.result();
}

/**
 * The transition system that `exploreSimulation` searches: what `replay` takes beside a path.
 *
 * @param simulation - what a `sim.ts` exports
 * @param options - the bounds
 */
export function modelOfSimulation(
  simulation: Simulation,
  options: SimulationExploreOptions = {},
): Model<unknown, unknown> {
  return modelOf(simulation, options).model;
}

/** The transition system of a simulation, and what tells of it. @internal */
export interface Telling {
  readonly model: Model<unknown, unknown>;
  readonly teller: Teller<unknown, unknown>;
  readonly parties: number;
  readonly bounds: UniverseBounds;
}

/** @internal */
export function modelForTelling(
  simulation: Simulation,
  options: SimulationExploreOptions,
): Telling {
  const { model, teller, bounds } = modelOf(simulation, options);
  return { model, teller, bounds, parties: bounds.parties };
}

/** The oracles of a definition that an exploration asks. */
function askedOracles(
  { oracles }: SimulationDefinition,
  { only }: SimulationExploreOptions,
): AskedOracles<unknown> {
  return new AskedOracles(oracles as readonly Oracle<unknown>[], only);
}

function modelOf(simulation: Simulation, options: SimulationExploreOptions): ModelOfSimulation {
  const { definition, name } = simulation;
  checkOnly(simulation, options.only);
  const finished = (
    model: CoordinationModel | PipelineModel | GossipModel,
    bounds: UniverseBounds,
    { notExplored }: AskedOracles<unknown>,
  ): ModelOfSimulation => ({
    model,
    teller: tellerOf(model),
    bounds,
    sampled: model.sampled,
    notExplored,
    faultsNotExplored: unexploredFaults(model.type, definition.claims, bounds),
  });
  if (definesCoordination(definition)) {
    const most = { parties: definition.actors };
    const bounds = completeBounds(options, DEFAULT_BOUNDS.coordination, most);
    if (bounds.operations === 0) throw nothingAllowed(name);
    const oracles = askedOracles(definition, options);
    const model = new CoordinationModel(definition, bounds, oracles);
    return finished(model, bounds, oracles);
  }
  if (definesPipeline(definition)) {
    const bounds = completeBounds(options, DEFAULT_BOUNDS.pipeline, { parties: 1 });
    if (bounds.operations === 0) throw nothingAllowed(name);
    const oracles = askedOracles(definition, options);
    const model = new PipelineModel(definition, bounds, oracles);
    return finished(model, bounds, oracles);
  }
  if (definesGossip(definition)) {
    const bounds = completeBounds(options, DEFAULT_BOUNDS.gossip, { parties: definition.nodes });
    if (bounds.operations + bounds.clockSteps === 0) throw nothingAllowed(name);
    const oracles = askedOracles(definition, options);
    const model = new GossipModel(definition, bounds, oracles);
    return finished(model, bounds, oracles);
  }
  throw new ExplorationError(
    `The simulation "${name}" is of type ${definition.type}, which cannot be explored; nx sim-run samples it.`,
  );
}

function tellerOf(
  model: CoordinationModel | PipelineModel | GossipModel,
): Teller<unknown, unknown> {
  const teller =
    model instanceof GossipModel
      ? gossipTeller(model)
      : model instanceof PipelineModel
        ? pipelineTeller
        : coordinationTeller;
  return teller as Teller<unknown, unknown>;
}

function checkOnly({ name, oracles }: Simulation, only: string | undefined): void {
  if (only === undefined || oracles.some((oracle) => oracle.name === only)) return;
  throw new ExplorationError(
    `The simulation "${name}" has no oracle "${only}"; it has ${oracles.map((oracle) => `"${oracle.name}"`).join(', ')}.`,
  );
}

function nothingAllowed(name: string): ExplorationError {
  return new ExplorationError(
    `The bounds of the exploration of "${name}" allow nothing to happen: allow 1 operation or more.`,
  );
}
