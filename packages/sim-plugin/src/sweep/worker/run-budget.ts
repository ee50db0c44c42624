import type { Simulation } from '@gossip/sim-runtime/sim';
import type { Heartbeat } from './heartbeat.js';

/** What a run costs beside its events, unless its module type says so: to lay it out, and to compare it. */
const COST_OF_A_RUN = 500;

/**
 * How many runs looking into failures may take: counted in events, so that the same runs are done on a
 * fast machine and on a slow one.
 */
export class RunBudget {
  /** The simulation, whose runs count. */
  readonly simulation: Simulation;
  runs = 0;
  #left: number;

  /** @param cost - how many events, where each run counts for a few hundred more */
  constructor(simulation: Simulation, heartbeat: Heartbeat, cost: number) {
    this.#left = cost;
    const { costOfARun = COST_OF_A_RUN } = simulation.moduleType ?? {};
    const run: Simulation['run'] = (plan, options) => {
      // Each run has the whole time of a run, however many there are.
      heartbeat.begin(plan.seed);
      const result = simulation.run(plan, options);
      this.runs++;
      this.#left -= result.events + costOfARun;
      return result;
    };
    this.simulation = Object.assign(Object.create(simulation) as Simulation, { run });
  }

  readonly isOver = (): boolean => this.#left <= 0;
}
