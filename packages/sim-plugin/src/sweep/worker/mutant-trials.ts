import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { type Noted, sitesOfLoading, withMutant, withSitesNoted } from './mutant-switch.js';
import type { Heartbeat } from './heartbeat.js';
import type {
  ControlRequest,
  CoverRequest,
  Covered,
  Limits,
  Trial,
  TrialRequest,
} from './session.js';

type Runtime = typeof SimRuntime;

/** Runs the mutants of a bundle that holds some. */
export class MutantTrials {
  readonly #runtime: Runtime;
  readonly #simulation: SimRuntime.Simulation;
  readonly #heartbeat: Heartbeat;
  readonly #loaded = sitesOfLoading();

  constructor(runtime: Runtime, simulation: SimRuntime.Simulation, heartbeat: Heartbeat) {
    this.#runtime = runtime;
    this.#simulation = simulation;
    this.#heartbeat = heartbeat;
  }

  /** Runs seeds of the code as it is, and tells which sites each of them reaches. */
  cover({ level, seeds, limits }: CoverRequest): Covered {
    return this.#runtime.keepGuards(() => ({
      demands: this.#simulation.oracles.flatMap(({ name, kind }) =>
        kind === 'sometimes' || kind === 'todo' ? [] : [name],
      ),
      loaded: this.#loaded,
      seeds: seeds.map((seed) => {
        const { result, sites, steps } = withSitesNoted(() => this.#run(level, seed, limits));
        const { events, violation } = result;
        return { seed, events, steps, sites, ...(violation === undefined ? {} : { violation }) };
      }),
    }));
  }

  /** Runs a mutant with one seed after the other until one of them objects. */
  try(request: TrialRequest): Trial {
    return this.#runtime.keepGuards(() => {
      const { mutant, level, seeds, limits, maxSteps } = request;
      for (const [index, seed] of seeds.entries()) {
        const noted = withMutant(mutant, maxSteps, () => this.#run(level, seed, limits));
        const violation = violationOf(noted, this.#runtime.NO_LIVELOCK);
        if (violation !== undefined) return { runs: index + 1, failure: { seed, violation } };
      }
      return { runs: seeds.length };
    });
  }

  /** The content hash of a seed's run of the code as it is: another one tells that a mutant left something behind. */
  control({ level, seed, limits }: ControlRequest): { readonly hash: string } {
    return this.#runtime.keepGuards(() => {
      const { result } = withMutant(0, Number.MAX_SAFE_INTEGER, () =>
        this.#run(level, seed, limits, true),
      );
      const { traceHash, contentHash, violation } = result;
      return { hash: `${traceHash} ${contentHash} ${violation?.oracle ?? ''}` };
    });
  }

  #run(
    level: SimRuntime.Level,
    seed: number,
    limits: Limits,
    contentHash = false,
  ): SimRuntime.RunResult {
    this.#heartbeat.begin(seed);
    const plan = this.#runtime.planOf(this.#simulation, level, seed);
    return this.#simulation.run(plan, { ...limits, contentHash });
  }
}

/** A run that takes too many passes of loops is a livelock, whatever the code made of the error. */
function violationOf(
  { result, isEndless, steps }: Noted<SimRuntime.RunResult>,
  oracle: string,
): SimRuntime.Violation | undefined {
  if (!isEndless) return result.violation;
  const message = `${steps} passes of loops and no end`;
  return { oracle, kind: 'livelock', message, at: result.ticks };
}
