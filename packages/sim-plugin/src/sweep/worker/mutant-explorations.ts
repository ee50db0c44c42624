import type { exploreSimulation, SimulationExploration } from '@gossip/sim-runtime/explore';
import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { type Noted, withMutant, withSitesNoted } from './mutant-switch.js';
import type { Explored, ExploreRequest } from './session.js';

type Runtime = typeof SimRuntime;

/** Explores the mutants of a bundle that holds some. */
export class MutantExplorations {
  readonly #runtime: Runtime;
  readonly #simulation: SimRuntime.Simulation;
  readonly #explore: typeof exploreSimulation;

  constructor(
    runtime: Runtime,
    simulation: SimRuntime.Simulation,
    explore: typeof exploreSimulation,
  ) {
    this.#runtime = runtime;
    this.#simulation = simulation;
    this.#explore = explore;
  }

  /** Searches the first states, up to the first violation. */
  explore({ mutant, maxStates, maxSteps }: ExploreRequest): Explored {
    const search = (): Found => this.#search(maxStates);
    return this.#runtime.keepGuards(() => {
      if (mutant === undefined) return exploredOf(withSitesNoted(search));
      const noted = withMutant(mutant, maxSteps, search);
      if (!noted.isEndless) return exploredOf(noted);
      const message = `${noted.steps} passes of loops and no end`;
      const oracle = this.#runtime.NO_LIVELOCK;
      return { ...exploredOf(noted), violation: { oracle, kind: 'livelock', message, at: 0 } };
    });
  }

  #search(maxStates: number): Found {
    try {
      return this.#foundIn(this.#explore(this.#simulation, { maxStates, stopAtViolation: true }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { states: 0, violation: { oracle: POSSIBLE, kind: 'exception', message, at: 0 } };
    }
  }

  #foundIn({ distinct: states, properties, thrown }: SimulationExploration): Found {
    if (thrown !== undefined) {
      const { message, path } = thrown;
      const oracle = this.#runtime.NO_EXCEPTION;
      return { states, violation: { oracle, kind: 'exception', message, at: path.steps.length } };
    }
    const violated = properties.find(({ verdict }) => verdict === 'violated');
    if (violated === undefined) return { states };
    const { name: oracle, message = 'it does not hold', path } = violated;
    return { states, violation: { oracle, kind: 'always', message, at: path?.steps.length ?? 0 } };
  }
}

/** What objects where a state cannot be saved and restored as it was. */
const POSSIBLE = 'the module can be explored';

type Found = Pick<Explored, 'states' | 'violation'>;

function exploredOf({ result, sites, steps }: Noted<Found>): Explored {
  return { ...result, sites, steps };
}
