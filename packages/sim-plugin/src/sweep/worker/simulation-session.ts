import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { audit, type AuditDepth, withFailure } from './audit.js';
import { type Pulse } from './pulse.js';
import {
  type Account,
  type Batch,
  type Inquiry,
  type Limits,
  type Session,
  type SimulationFacts,
  type Subject,
  type TellRequest,
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

  run({ level, first, count, index, limits, auditEvery }: Batch): SimRuntime.Tally {
    const { addTallies, EMPTY_TALLY, planOf, tallyOf } = this.#runtime;
    let tally = EMPTY_TALLY;
    for (let offset = 0; offset < count; offset++) {
      const seed = (first + offset) >>> 0;
      this.#pulse.begin(seed);
      const plan = planOf(this.#simulation, level, seed);
      const result = this.#simulation.run(plan, limits);
      tally = addTallies(tally, tallyOf(result));
      if (auditEvery > 0 && (index + offset) % auditEvery === 0) {
        const isTenth = (index + offset) % (10 * auditEvery) === 0;
        const failure = this.#audit(plan, result, limits, isTenth ? 'trace' : 'result');
        if (failure !== undefined) return withFailure(tally, failure);
      }
    }
    return tally;
  }

  #audit(
    plan: SimRuntime.Plan,
    result: SimRuntime.RunResult,
    limits: Limits,
    depth: AuditDepth,
  ): SimRuntime.SeedFailure | undefined {
    this.#pulse.begin(plan.seed);
    return audit(this.#runtime, this.#simulation, plan, result, limits, depth);
  }

  tell({ subject, limits, audit: isAudited }: TellRequest): Account {
    const plan = this.plan(subject);
    this.#pulse.begin(plan.seed);
    const result = this.#simulation.run(plan, { ...limits, trace: true });
    const { trace = [], ...untraced } = result;
    const failure = isAudited ? this.#audit(plan, untraced, limits, 'trace') : undefined;
    const tally = this.#runtime.tallyOf(result);
    return {
      plan,
      tally: failure === undefined ? tally : withFailure(tally, failure),
      traceHash: result.traceHash,
      story: this.#runtime.storyOf(this.#simulation, trace, true),
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
