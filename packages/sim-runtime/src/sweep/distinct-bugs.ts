import { keepGuards } from '../guards/guards.js';
import { cutAfter } from '../plan/cut-after.js';
import { compareSizes } from '../plan/plan-size.js';
import { type Plan } from '../plan/plan.js';
import { areRunsDear } from '../run/module-type.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { planOf } from './run-seed.js';
import { type Ingredients, ingredientsOf, isMadeOf, restrictPlan } from './ingredients.js';
import { type KnownBug, KnownBugs, type ShrunkFailure } from './known-bugs.js';
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
  /** Reads the wall clock, in milliseconds, for the time that shrinking took. Default: it is not measured. */
  readonly nowMs?: () => number;
}

/** What shrinking made of a plan. */
export interface ShrunkBefore extends Pick<Shrunk, 'plan' | 'runs' | 'isComplete'> {
  /** How long it took, in milliseconds. */
  readonly elapsedMs: number;
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
  /** The shrunk plans of these where runs are dear, so that they need not be shrunk again; otherwise empty. */
  readonly shrunk: readonly ShrunkBefore[];
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
    sorting.takeAll(failures);
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
  readonly #areRunsDear: boolean;
  /** What was shrunk, by the seed. */
  readonly #shrunk = new Map<number, ShrunkBefore>();
  #runs = 0;

  constructor(simulation: Simulation, options: SortOptions) {
    const { maxEvents, only } = options;
    this.#simulation = simulation;
    this.#areRunsDear = areRunsDear(simulation.moduleType);
    this.#options = options;
    this.#runOptions = {
      ...(maxEvents === undefined ? {} : { maxEvents }),
      ...(only === undefined ? {} : { only }),
    };
    this.#maxRuns = options.maxRuns ?? DEFAULT_MAX_RUNS;
  }

  /** Where runs are dear, takes first what is likely to shrink to a small plan in few runs. */
  takeAll(failures: readonly SeedFailure[]): void {
    if (!this.#areRunsDear) {
      for (const failure of failures) this.#take(failure, this.#planOf(failure));
      return;
    }
    const cuts = failures.map((failure) => ({ failure, plan: this.#cutPlanOf(failure) }));
    cuts.sort((one, other) => compareSizes(one.plan, other.plan));
    for (const { failure, plan } of cuts) this.#take(failure, plan);
    this.#unsorted.sort((one, other) => one.seed - other.seed);
  }

  #take(failure: SeedFailure, plan: Plan): void {
    const known = this.#bugs.all.find((bug) => this.#isCausedBy(bug, plan, failure));
    if (known !== undefined) this.#bugs.add(known, failure);
    else this.#shrink(failure, plan);
  }

  outcome(): DistinctBugs {
    if (!this.#areRunsDear) for (const bug of this.#bugs.all) this.#compareStories(bug);
    const bugs = [...this.#bugs.all].sort((one, other) => firstSeed(one) - firstSeed(other));
    const smallest = bugs.flatMap(({ shrunk }) => {
      const isComplete = ({ failure }: ShrunkFailure): boolean =>
        this.#shrunk.get(failure.seed)?.isComplete === true;
      return (this.#areRunsDear ? shrunk.find(isComplete) : undefined) ?? shrunk[0] ?? [];
    });
    return {
      bugs: bugs.map(({ failures }) => failures),
      smallest: smallest.map(({ failure }) => failure),
      shrunk: this.#areRunsDear
        ? smallest.flatMap(({ failure }) => this.#shrunk.get(failure.seed) ?? [])
        : [],
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

  /** The plan of a failure up to its violation, which is known without a run. */
  #cutPlanOf({ seed, violation }: SeedFailure): Plan {
    return cutAfter(planOf(this.#simulation, this.#options.level, seed), violation.at);
  }

  #shrinkPlan(plan: Plan): Shrunk {
    const { nowMs = (): number => 0 } = this.#options;
    const startedMs = nowMs();
    const maxRuns = Math.min(DEFAULT_MAX_SHRINK_RUNS, this.#maxRuns - this.#runs);
    const shrunk = shrinkPlan(this.#simulation, plan, {
      ...this.#runOptions,
      maxRuns,
      isOver: () => this.#isOver,
      isEnough: (smaller) => this.#areRunsDear && this.#isOfKnown(smaller),
      // Its times do not tell whether it is another bug.
      partsOnly: this.#areRunsDear && this.#bugs.all.length > 0,
    });
    this.#runs += shrunk.runs;
    this.#shrunk.set(plan.seed, {
      plan: shrunk.plan,
      runs: shrunk.runs,
      isComplete: shrunk.isComplete,
      elapsedMs: nowMs() - startedMs,
    });
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

  #isCausedBy({ shape, shapes }: KnownBug, plan: Plan, failure: SeedFailure): boolean {
    const told = this.#areRunsDear ? shapes : [shape];
    return told.some((one) => this.#hasShape(one, plan, failure));
  }

  /** Whether a plan holds nothing but what a known bug needs: what is left to shrink of it tells nothing new. */
  #isOfKnown(plan: Plan): boolean {
    return this.#bugs.all.some(({ shapes }) =>
      shapes.some((shape) => isMadeOf(this.#simulation, plan, ingredientsOf(shape, true).all)),
    );
  }

  #hasShape(shape: StoryShape, plan: Plan, failure: SeedFailure): boolean {
    const { all, fewer } = ingredientsOf(shape, this.#areRunsDear);
    const left = (ingredients: Ingredients): Plan =>
      restrictPlan(this.#simulation, plan, ingredients);
    return (
      this.#isSeenAt(shape.step, plan, failure) &&
      this.#fails(left(all), failure, shape.step) &&
      fewer.every((less) => !this.#fails(left(less), failure, undefined))
    );
  }

  /** Whether the plan of a failure fails at a step; where much goes on at once, its violation alone tells. */
  #isSeenAt(step: string | undefined, plan: Plan, failure: SeedFailure): boolean {
    const { moduleType } = this.#simulation;
    if (moduleType.isConcurrent !== true) return this.#fails(plan, failure, step);
    return isSameStep(step, lastStep(moduleType, [], failure.violation));
  }

  /** Whether a plan violates the oracle of a failure, seen at that step. */
  #fails(plan: Plan, { violation }: SeedFailure, step: string | undefined): boolean {
    if (this.#isOver) return false;
    this.#runs++;
    const { moduleType } = this.#simulation;
    const trace = step !== undefined && moduleType.isConcurrent !== true;
    const result = this.#simulation.run(plan, { ...this.#runOptions, trace });
    return (
      result.violation?.oracle === violation.oracle &&
      isSameStep(step, lastStep(moduleType, result.trace ?? [], result.violation))
    );
  }

  get #isOver(): boolean {
    return this.#runs >= this.#maxRuns || this.#options.isOver?.() === true;
  }
}

function firstSeed({ failures }: KnownBug): number {
  return failures[0]?.seed ?? 0;
}
