import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { type Pulse } from './pulse.js';
import {
  type Account,
  type Batch,
  type Inquiry,
  type Session,
  type SimulationFacts,
  type Subject,
} from './session.js';

type Runtime = typeof SimRuntime;

/** Runs one simulation on behalf of the pool, with the runtime that made it. */
export class SimulationSession implements Session {
  readonly #runtime: Runtime;
  readonly #simulation: SimRuntime.Simulation;
  readonly #pulse: Pulse;

  constructor(runtime: Runtime, simulation: SimRuntime.Simulation, pulse: Pulse) {
    this.#runtime = runtime;
    this.#simulation = simulation;
    this.#pulse = pulse;
  }

  facts(): SimulationFacts {
    const { name, type, oracles } = this.#simulation;
    return {
      name,
      type,
      oracles: oracles.map((oracle) => oracle.name),
      notClaimed: {
        sunny: this.#simulation.notClaimed('sunny'),
        stormy: this.#simulation.notClaimed('stormy'),
        radioactive: this.#simulation.notClaimed('radioactive'),
      },
    };
  }

  plan(subject: Subject): SimRuntime.Plan {
    const { planOf, checkPlan } = this.#runtime;
    switch (subject.kind) {
      case 'seed':
        return planOf(this.#simulation, subject.level, subject.seed);
      case 'plan':
        return checkPlan(subject.plan, this.#simulation, subject.where);
    }
  }

  run({ level, first, count, limits }: Batch): SimRuntime.Tally {
    const { addTallies, EMPTY_TALLY, runSeed, tallyOf } = this.#runtime;
    let tally = EMPTY_TALLY;
    for (let index = 0; index < count; index++) {
      const seed = (first + index) >>> 0;
      this.#pulse.begin(seed);
      tally = addTallies(tally, tallyOf(runSeed(this.#simulation, level, seed, limits)));
    }
    return tally;
  }

  tell({ subject, limits }: Parameters<Session['tell']>[0]): Account {
    const plan = this.plan(subject);
    this.#pulse.begin(plan.seed);
    const result = this.#simulation.run(plan, { ...limits, trace: true });
    return {
      plan,
      tally: this.#runtime.tallyOf(result),
      traceHash: result.traceHash,
      story: this.#runtime.storyOf(this.#simulation, result.trace ?? [], true),
    };
  }

  investigate({
    failures,
    plan,
    limits,
    shrink,
    budgetMs,
  }: Inquiry): Omit<SimRuntime.BugReport, 'replay'> {
    const startMs = performance.now();
    const isOver = (): boolean => {
      this.#pulse.begin(plan.seed);
      return performance.now() - startMs > budgetMs;
    };
    this.#pulse.begin(plan.seed);
    return this.#runtime.investigate(this.#simulation, failures, plan, {
      ...limits,
      shrink,
      isOver,
      nowMs: () => performance.now(),
      replay: () => '',
    });
  }
}
