import type { exploreSimulation } from '@gossip/sim-runtime/explore';
import type * as SimRuntime from '@gossip/sim-runtime/sim';
import type { Heartbeat } from './heartbeat.js';
import { LastEvents } from './last-events.js';
import { MutantExplorations } from './mutant-explorations.js';
import { MutantTrials } from './mutant-trials.js';
import { RunBudget } from './run-budget.js';
import type {
  Account,
  Batch,
  ControlRequest,
  Covered,
  CoverRequest,
  DrawRequest,
  NearestPassing,
  Explored,
  ExploreRequest,
  Inquiry,
  Limits,
  Session,
  SimulationFacts,
  Sorted,
  SortRequest,
  Subject,
  TellRequest,
  Trial,
  TrialRequest,
} from './session.js';

type Runtime = typeof SimRuntime;

/** What telling the bugs of one oracle apart may cost: see `RunBudget`. */
const SORT_COST = 20_000_000;
/** So many audits at the start of a sweep look for an oracle that changes what it looks at, and one in so many later. */
const ALL_OF_FIRST_AUDITS = 2;
const ONE_IN_LATER_AUDITS = 8;
/** What making one plan smaller may cost; where runs are dear, also what telling bugs apart may. */
const SHRINK_COST = 10_000_000;

/** Runs one simulation on behalf of the pool, with the runtime that made it. */
export class SimulationSession implements Session {
  readonly #runtime: Runtime;
  readonly #simulation: SimRuntime.Simulation;
  readonly #heartbeat: Heartbeat;
  readonly #mutants: MutantTrials;
  readonly #keepCompiled: () => void;
  readonly #explorations: MutantExplorations | undefined;

  constructor(parts: {
    readonly runtime: Runtime;
    readonly simulation: SimRuntime.Simulation;
    readonly heartbeat: Heartbeat;
    /** Absent where the bundle cannot explore. */
    readonly explore?: typeof exploreSimulation | undefined;
    /** Absent where nothing is to be kept. */
    readonly keepCompiled?: () => void;
  }) {
    const { runtime, simulation, heartbeat, explore, keepCompiled = () => undefined } = parts;
    this.#keepCompiled = keepCompiled;
    this.#runtime = runtime;
    this.#simulation = simulation;
    this.#heartbeat = heartbeat;
    this.#mutants = new MutantTrials(runtime, simulation, heartbeat);
    this.#explorations = explore && new MutantExplorations(runtime, simulation, explore);
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

  run(batch: Batch): SimRuntime.Tally {
    // To put the guards in place for each run by itself would cost more than a short run.
    return this.#runtime.keepGuards(() => this.#runBatch(batch));
  }

  #runBatch(batch: Batch): SimRuntime.Tally {
    const { level, first, count, index, limits, auditEvery, budgetMs, isAlone = false } = batch;
    const { EMPTY_TALLY, isSurveyed, planOf, TallySum } = this.#runtime;
    const endMs = performance.now() + budgetMs;
    const sum = new TallySum();
    for (let offset = 0; offset < count; offset++) {
      if (offset > 0 && performance.now() > endMs) break;
      const seed = (first + offset) >>> 0;
      this.#heartbeat.begin(seed);
      const plan = planOf(this.#simulation, level, seed);
      const asked = isAlone ? this.#remembering(limits) : limits;
      const options = isSurveyed(seed) ? { ...asked, reached: true } : asked;
      const result = this.#simulation.run(plan, options);
      let audited: SimRuntime.Violation | undefined;
      if (auditEvery > 0 && (index + offset) % auditEvery === 0) {
        const audits = (index + offset) / auditEvery;
        const withoutOracles = audits < ALL_OF_FIRST_AUDITS || audits % ONE_IN_LATER_AUDITS === 0;
        const { violation, unseen } = this.#audit(plan, result, limits, withoutOracles);
        if (unseen !== undefined) sum.add({ ...EMPTY_TALLY, unaudited: [unseen] });
        audited = violation;
      }
      if (audited === undefined) sum.addRun(result);
      else sum.add(withFailure(this.#runtime.tallyOf(result), { seed, violation: audited }));
      // Where one plan is not one universe, no further seed is worth anything.
      if (audited?.kind === 'nondeterminism') break;
    }
    return sum.total();
  }

  #audit(
    plan: SimRuntime.Plan,
    earlier: SimRuntime.RunResult,
    limits: Limits,
    withoutOracles = true,
  ): Pick<SimRuntime.Audit, 'violation' | 'unseen'> {
    this.#heartbeat.begin(plan.seed);
    return this.#runtime.audit(this.#simulation, plan, { ...limits, earlier, withoutOracles });
  }

  tell({ subject, limits, audit: isAudited }: TellRequest): Account {
    const plan = this.plan(subject);
    this.#heartbeat.begin(plan.seed);
    const result = this.#simulation.run(plan, {
      ...this.#remembering(limits),
      trace: true,
      contentHash: true,
    });
    const { violation } = isAudited ? this.#audit(plan, result, limits) : {};
    const { traceHash, contentHash, unseen } = result;
    const tally = this.#runtime.tallyOf(result);
    return {
      plan,
      tally: violation === undefined ? tally : withFailure(tally, { seed: plan.seed, violation }),
      traceHash,
      ...(contentHash === undefined ? {} : { contentHash }),
      ...(unseen === undefined ? {} : { unseen }),
      story: this.#runtime.storyOf(this.#simulation, result.trace ?? [], true),
    };
  }

  sort({ level, failures, limits }: SortRequest): Sorted {
    const areRunsDear = this.#simulation.moduleType.costOfARun !== undefined;
    const cost = areRunsDear ? SHRINK_COST : SORT_COST;
    const budget = new RunBudget(this.#simulation, this.#heartbeat, cost);
    const { isOver } = budget;
    const sorted = this.#runtime.distinctBugs(budget.simulation, failures, {
      ...limits,
      level,
      isOver,
      nowMs: () => performance.now(),
    });
    return { ...sorted, runs: budget.runs };
  }

  investigate({ failures, plan, shrunk, limits, shrink }: Inquiry): SimRuntime.InvestigatedBug {
    const budget = new RunBudget(this.#simulation, this.#heartbeat, SHRINK_COST);
    return this.#runtime.investigate(budget.simulation, failures, plan, {
      ...limits,
      shrink,
      shrunk,
      isOver: budget.isOver,
      nowMs: () => performance.now(),
    });
  }

  draw({ plan, limits }: DrawRequest): SimRuntime.Diagram {
    this.#heartbeat.begin(plan.seed);
    return this.#runtime.drawRun(this.#simulation, plan, limits);
  }

  pass({ plan, limits }: DrawRequest): NearestPassing {
    this.#heartbeat.begin(plan.seed);
    return { passing: this.#runtime.nearestPassing(this.#simulation, plan, limits) };
  }

  keepCompiled(): object {
    this.#keepCompiled();
    return {};
  }

  cover(request: CoverRequest): Covered {
    return this.#mutants.cover(request);
  }

  try(request: TrialRequest): Trial {
    return this.#mutants.try(request);
  }

  explore(request: ExploreRequest): Explored {
    return this.#explorations?.explore(request) ?? { states: 0, steps: 0, sites: [] };
  }

  control(request: ControlRequest): { readonly hash: string } {
    return this.#mutants.control(request);
  }

  /** The options of a run that keeps in mind what happens last, to be asked for by the monitor. */
  #remembering(limits: Limits): SimRuntime.RunOptions {
    const last = new LastEvents(this.#runtime, this.#simulation);
    return { ...limits, recorder: (entry) => last.take(entry) };
  }
}

/** A tally in which this is the failure of its seed, in place of the result of its first run. */
function withFailure(tally: SimRuntime.Tally, failure: SimRuntime.SeedFailure): SimRuntime.Tally {
  const others = tally.failures.filter(({ seed }) => seed !== failure.seed);
  return { ...tally, failures: [...others, failure] };
}
