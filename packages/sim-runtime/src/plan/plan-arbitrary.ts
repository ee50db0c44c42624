import { Arbitrary, type Random, type Stream, Value } from 'fast-check';
import { MAX_SEED } from '../kernel/seed.js';
import { type Range } from '../faults/range.js';
import { type EpisodeFault, type RateFault } from '../faults/fault-menu.js';
import {
  type Plan,
  PLAN_SCHEMA_VERSION,
  type PlannedFault,
  type PlannedOperation,
} from './plan.js';
import { isPlanOf } from './is-plan-of.js';
import { PlanShrinker, type ShrinkContext } from './plan-shrinker.js';
import { type PlanSpace } from './plan-space.js';
import { type Draws } from './seeded-draws.js';

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

  constructor(space: PlanSpace) {
    super();
    this.#space = space;
    this.#shrinker = new PlanShrinker(space.parties.least);
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
    const space = this.#space;
    const parties = space.parties.most;
    // Drawn in any case: what is drawn after it is the same then.
    const drawnSeed = random.nextInt(0, MAX_SEED);
    return {
      schemaVersion: PLAN_SCHEMA_VERSION,
      simulation: space.simulation,
      type: space.type,
      level: space.level,
      seed: seed ?? drawnSeed,
      parties,
      warmupTicks: space.warmupTicks,
      safetyTicks: space.safetyTicks,
      rates: drawRates(space, random),
      operations: drawOperations(space, random),
      faults: drawFaults(space, random),
    };
  }
}

function coin(random: Draws): boolean {
  return random.nextInt(0, 1) === 1;
}

function drawRates(space: PlanSpace, random: Draws): Record<string, number> {
  const rates: Record<string, number> = {};
  for (const fault of space.faults) {
    if (fault.shape === 'rate' && coin(random)) drawIntensities(fault, random, rates);
  }
  return rates;
}

function drawIntensities(fault: RateFault, random: Draws, rates: Record<string, number>): void {
  for (const name of Object.keys(fault.rates)) {
    const { min, max } = fault.rates[name] as Range;
    rates[name] = random.nextInt(min, max);
  }
}

function drawOperations(space: PlanSpace, random: Draws): PlannedOperation[] {
  const kinds = drawSubset(space.operations, random);
  const most = space.mostOperations;
  const count = kinds.length === 0 ? 0 : random.nextInt(Math.min(most, Math.ceil(most / 4)), most);
  const operations: PlannedOperation[] = [];
  for (let drawn = 0; drawn < count; drawn++) {
    operations.push({
      at: random.nextInt(0, space.warmupTicks + space.safetyTicks),
      name: kinds[random.nextInt(0, kinds.length - 1)] as string,
      party: random.nextInt(0, space.parties.most - 1),
      salt: random.nextInt(0, MAX_SEED),
    });
  }
  return sortByTime(operations);
}

/** Three in four keep everything, the rest a random non-empty part. */
function drawSubset(names: readonly string[], random: Draws): readonly string[] {
  if (names.length < 2 || random.nextInt(0, 3) > 0) return names;
  const kept = names.filter(() => coin(random));
  return kept.length === 0 ? [names[random.nextInt(0, names.length - 1)] as string] : kept;
}

function drawFaults(space: PlanSpace, random: Draws): PlannedFault[] {
  const faults: PlannedFault[] = [];
  for (const fault of space.faults) {
    if (fault.shape === 'episode' && coin(random)) drawEpisodes(space, fault, random, faults);
  }
  return sortByTime(faults);
}

function drawEpisodes(
  space: PlanSpace,
  fault: EpisodeFault,
  random: Draws,
  faults: PlannedFault[],
): void {
  const count = random.nextInt(1, fault.most);
  for (let drawn = 0; drawn < count; drawn++) {
    faults.push({
      at: space.warmupTicks + random.nextInt(0, space.safetyTicks),
      kind: fault.kind,
      party: random.nextInt(0, space.parties.most - 1),
      durationTicks: random.nextInt(fault.durationTicks.min, fault.durationTicks.max),
      salt: random.nextInt(0, MAX_SEED),
    });
  }
}

/** Lists up to this long are sorted by insertion, which takes a fraction of the time for them. */
const SHORT = 100;

/** Sorts a list in place; what is due at the same time stays in its order. */
function sortByTime<Item extends { readonly at: number }>(items: Item[]): Item[] {
  if (items.length > SHORT) return items.sort((first, second) => first.at - second.at);
  for (let index = 1; index < items.length; index++) {
    const item = items[index] as Item;
    let place = index;
    for (; place > 0 && (items[place - 1] as Item).at > item.at; place--) {
      items[place] = items[place - 1] as Item;
    }
    items[place] = item;
  }
  return items;
}
