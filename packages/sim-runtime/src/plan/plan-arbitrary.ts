import { Arbitrary, type Random, type Stream, Value } from 'fast-check';
import { MAX_SEED } from '../kernel/seed.js';
import { drawFaults } from './draw-faults.js';
import { drawAmount, drawNames, drawOperations, USUAL } from './draw-operations.js';
import { type Plan, PLAN_SCHEMA_VERSION } from './plan.js';
import { drawRates } from './draw-rates.js';
import { drawSmall, isSmall } from './draw-small.js';
import { drawTurns, takesTurns } from './draw-turns.js';
import { isPlanOf } from './is-plan-of.js';
import { PlanShrinker, type ShrinkContext } from './plan-shrinker.js';
import { type PlanSpace } from './plan-space.js';
import { EXACT, ROUGH } from './shrinking/precision.js';
import { type Draws } from './seeded-draws.js';
import { sortByTime } from './sort-by-time.js';

/**
 * The plans of a simulation at a level, as a fast-check arbitrary: the sweep draws from it, property
 * tests draw from it, and shrinking walks it. It shrinks plans found elsewhere, too.
 *
 * Each plan has a swarm configuration of its own: a random subset of the level's faults and of the
 * module's operations, with random intensities, since a mix that always holds everything hides bugs
 * (Groce et al., "Swarm testing", ISSTA 2012).
 */
export class PlanArbitrary extends Arbitrary<Plan> {
  readonly #space: PlanSpace;
  readonly #shrinker: PlanShrinker;
  #last: Plan | undefined;

  constructor(space: PlanSpace) {
    super();
    this.#space = space;
    this.#shrinker = new PlanShrinker(
      space.parties.least,
      space.areRunsDear === true ? ROUGH : EXACT,
    );
  }

  override generate(random: Random): Value<Plan> {
    return new Value(this.draw(random), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Plan {
    return isPlanOf(this.#space, value);
  }

  override shrink(plan: Plan, context?: unknown): Stream<Value<Plan>> {
    return this.#shrinker.shrink(plan, context as ShrinkContext | undefined);
  }

  /**
   * Draws a plan.
   *
   * @param seed - the plan's seed. Default: one that is drawn, too.
   */
  draw(random: Draws, seed?: number): Plan {
    // Drawn in any case: what is drawn after it is the same then.
    const drawnSeed = random.nextInt(0, MAX_SEED);
    const small = isSmall(this.#space, drawnSeed);
    const amount = small ? USUAL : drawAmount(this.#space.type, random);
    const configured = this.#space.configure?.(random.nextInt(0, MAX_SEED));
    const space = sized(this.#space, amount.ticks, configured?.parties);
    const parties = space.parties.most;
    const names = drawNames(space.operations, random);
    const { rates, operations, faults } = small
      ? drawSmall(space, names, random)
      : drawUsual(space, names, amount.operations, {
          random,
          turns: takesTurns(space, drawnSeed),
        });
    const plan: Unfinished = {
      schemaVersion: PLAN_SCHEMA_VERSION,
      simulation: space.simulation,
      type: space.type,
      level: space.level,
      seed: seed ?? drawnSeed,
      parties,
      warmupTicks: space.warmupTicks,
      safetyTicks: space.safetyTicks,
      rates,
      operations,
      faults,
    };
    this.#last = withChoices(plan, {
      redraw: parties * names.length > 1 ? names : [],
      workload: amount.operations,
      configuration: configured?.changes ?? {},
    });
    return this.#last;
  }

  /** Whether a plan is the one that was drawn last, and so has nothing that its simulation does not know. */
  hasJustDrawn(plan: Plan): boolean {
    return plan === this.#last;
  }
}

/** A space whose runs are so many times as long, and of so many parties. */
function sized(space: PlanSpace, factor: number, parties: number | undefined): PlanSpace {
  if (factor === 1 && parties === undefined) return space;
  const { least, most } = space.parties;
  return {
    ...space,
    parties: { least, most: parties ?? most },
    safetyTicks: factor * space.safetyTicks,
  };
}

/** A plan to which fields are added. */
type Unfinished = { -readonly [Field in keyof Plan]: Plan[Field] };

/** Adds those fields to a plan that say something. */
function withChoices(
  plan: Unfinished,
  {
    redraw,
    workload,
    configuration,
  }: Required<Pick<Plan, 'redraw' | 'workload' | 'configuration'>>,
): Plan {
  if (redraw.length > 0) plan.redraw = redraw;
  if (workload !== 1) plan.workload = workload;
  if (Object.keys(configuration).length > 0) plan.configuration = configuration;
  return plan;
}

/**
 * Draws what happens in a plan.
 *
 * @param names - the operations that it is of
 * @param factor - how many times the usual number of them
 * @param draws - where from, and whether faults take turns
 */
function drawUsual(
  space: PlanSpace,
  names: readonly string[],
  factor: number,
  { random, turns }: { readonly random: Draws; readonly turns: boolean },
): Pick<Plan, 'rates' | 'operations' | 'faults'> {
  const rates = drawRates(space, random);
  const operations = drawOperations(space, names, factor, random);
  if (turns) return { rates, operations, faults: drawTurns(space, random) };
  return { rates, operations, faults: sortByTime(drawFaults(space, operations, random)) };
}
