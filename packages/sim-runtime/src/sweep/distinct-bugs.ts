import { keepGuards } from '../guards/guards.js';
import { type Plan } from '../plan/plan.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { planOf } from './run-seed.js';
import { type KnownBug, KnownBugs } from './known-bugs.js';
import { settled } from './settled-plan.js';
import { DEFAULT_MAX_SHRINK_RUNS, shrinkPlan, type Shrunk } from './shrink.js';
import { isSameBug, isSameStep, lastStep, shapeOf, type StoryShape } from './story-shape.js';
import { type SeedFailure } from './tally.js';
import { type Level } from '../faults/level.js';

/** The options of `distinctBugs`. */
export interface SortOptions extends RunOptions {
  /** The level at which the failures were met. */
  readonly level: Level;
  /** How many runs sorting may take. Default 20,000. */
  readonly maxRuns?: number;
  /** Says when to end early: asked before every run. */
  readonly isOver?: () => boolean;
}

const DEFAULT_MAX_RUNS = 20_000;
/** So many failures of each bug are shrunk, where there are runs left, and the smallest is reported. */
const MOST_SHRUNK = 3;

/** The failures of one oracle, sorted by what causes them. */
export interface DistinctBugs {
  /** Each at least one failure, in the order of their first seeds. */
  readonly bugs: readonly (readonly SeedFailure[])[];
  /** Of each bug, the failure whose plan shrinks to the smallest, of those that were shrunk. */
  readonly smallest: readonly SeedFailure[];
  /** Those for which there was no time, or which did not fail again. */
  readonly unsorted: readonly SeedFailure[];
}

/**
 * Tells the bugs apart that violate one oracle, by the shapes of their shrunk stories.
 *
 * Not every failing seed is shrunk: one that goes on failing with nothing but the operations and
 * faults of a known bug, and ceases to without any one of them, is taken for that bug.
 *
 * A bug that needs all that another needs, and more, can be taken for the other; it shows once that
 * one is mended.
 *
 * @param simulation - the simulation that failed
 * @param failures - of one oracle, in the order of their seeds
 * @param options - the level of the sweep, and how much may be spent on it
 */
export function distinctBugs(
  simulation: Simulation,
  failures: readonly SeedFailure[],
  options: SortOptions,
): DistinctBugs {
  return keepGuards(() => {
    const sorting = new Sorting(simulation, options);
    for (const failure of failures) sorting.take(failure);
    return sorting.outcome();
  });
}

class Sorting {
  readonly #simulation: Simulation;
  readonly #options: SortOptions;
  readonly #runOptions: RunOptions;
  readonly #maxRuns: number;
  readonly #bugs = new KnownBugs();
  readonly #unsorted: SeedFailure[] = [];
  #runs = 0;

  constructor(simulation: Simulation, options: SortOptions) {
    const { maxEvents, only } = options;
    this.#simulation = simulation;
    this.#options = options;
    this.#runOptions = {
      ...(maxEvents === undefined ? {} : { maxEvents }),
      ...(only === undefined ? {} : { only }),
    };
    this.#maxRuns = options.maxRuns ?? DEFAULT_MAX_RUNS;
  }

  take(failure: SeedFailure): void {
    const plan = this.#planOf(failure);
    const known = this.#bugs.all.find(({ shape }) => this.#isCausedBy(shape, plan, failure));
    if (known !== undefined) this.#bugs.add(known, failure);
    else this.#shrink(failure, plan);
  }

  outcome(): DistinctBugs {
    for (const bug of this.#bugs.all) this.#compareStories(bug);
    const bugs = this.#bugs.all;
    return {
      bugs: bugs.map(({ failures }) => failures),
      smallest: bugs.flatMap(({ shrunk }) => shrunk.slice(0, 1).map(({ failure }) => failure)),
      unsorted: this.#unsorted,
    };
  }

  /** The failure that is met first may have a long story: shrinks some more of the same bug. */
  #compareStories(bug: KnownBug): void {
    const seeds = new Set(bug.shrunk.map(({ failure }) => failure.seed));
    const others = bug.failures.filter(({ seed }) => !seeds.has(seed));
    let known = bug;
    for (const failure of others.slice(0, Math.max(0, MOST_SHRUNK - seeds.size))) {
      if (this.#isOver) return;
      const plan = this.#planOf(failure);
      const shrunk = this.#shrinkPlan(plan);
      if (!isSameBug(bug.shape, this.#shapeOf(shrunk))) continue;
      this.#bugs.compare(known, { failure, plan: shrunk.plan });
      known = this.#bugs.all.find(({ failures }) => failures === bug.failures) ?? known;
    }
  }

  /** The plan of a failure, by the names of what was done: what could be done in its place is no ingredient. */
  #planOf({ seed }: SeedFailure): Plan {
    const plan = planOf(this.#simulation, this.#options.level, seed);
    if (plan.redraw === undefined || this.#isOver) return plan;
    this.#runs += 2;
    return settled(this.#simulation, plan, this.#runOptions);
  }

  #shrinkPlan(plan: Plan): Shrunk {
    const maxRuns = Math.min(DEFAULT_MAX_SHRINK_RUNS, this.#maxRuns - this.#runs);
    const isOver = (): boolean => this.#isOver;
    const shrunk = shrinkPlan(this.#simulation, plan, { ...this.#runOptions, maxRuns, isOver });
    this.#runs += shrunk.runs;
    return shrunk;
  }

  #shapeOf({ plan, result: { trace = [], violation } }: Shrunk): StoryShape {
    return shapeOf(this.#simulation, plan, trace, violation);
  }

  #shrink(failure: SeedFailure, plan: Plan): void {
    if (this.#isOver || !this.#fails(plan, failure, undefined)) {
      this.#unsorted.push(failure);
      return;
    }
    const shrunk = this.#shrinkPlan(plan);
    // What time ran out for may hold much that has nothing to do with it.
    if (this.#isOver && this.#bugs.all.length > 0) this.#unsorted.push(failure);
    else this.#bugs.tell(this.#shapeOf(shrunk), { failure, plan: shrunk.plan });
  }

  #isCausedBy(shape: StoryShape, plan: Plan, failure: SeedFailure): boolean {
    return (
      this.#fails(plan, failure, shape.step) &&
      this.#fails(this.#restrict(plan, shape), failure, shape.step) &&
      simpler(shape).every((less) => !this.#fails(this.#restrict(plan, less), failure, undefined))
    );
  }

  /** What is left of a plan with nothing but the operations and faults of a shape. */
  #restrict(plan: Plan, { operations, faults }: Ingredients): Plan {
    return {
      ...plan,
      operations: plan.operations.filter(({ name }) => operations.has(name)),
      ...(plan.redraw && { redraw: plan.redraw.filter((name) => operations.has(name)) }),
      faults: plan.faults.filter(({ kind }) => faults.has(kind)),
      rates: Object.fromEntries(
        Object.entries(plan.rates).filter(([name]) => {
          const kind = this.#simulation.faultOfRate(name);
          return kind !== undefined && faults.has(kind);
        }),
      ),
    };
  }

  /** Whether a plan violates the oracle of a failure, seen at that step. */
  #fails(plan: Plan, { violation }: SeedFailure, step: string | undefined): boolean {
    if (this.#isOver) return false;
    this.#runs++;
    const options = { ...this.#runOptions, trace: step !== undefined };
    const result = this.#simulation.run(plan, options);
    return (
      result.violation?.oracle === violation.oracle &&
      isSameStep(step, lastStep(result.trace ?? [], result.violation))
    );
  }

  get #isOver(): boolean {
    return this.#runs >= this.#maxRuns || this.#options.isOver?.() === true;
  }
}

type Ingredients = Pick<StoryShape, 'operations' | 'faults'>;

/** The ingredients of a shape but for one of them, in every way. */
function simpler({ operations, faults }: Ingredients): readonly Ingredients[] {
  return [
    ...[...operations].map((operation) => ({ operations: without(operations, operation), faults })),
    ...[...faults].map((fault) => ({ operations, faults: without(faults, fault) })),
  ];
}

function without<Item>(items: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  return new Set([...items].filter((other) => other !== item));
}
