/**
 * Simulations as Vitest tests, and plans as a fast-check arbitrary for property tests, with fast-check
 * itself as `fc`.
 *
 * @packageDocumentation
 */
import { type Arbitrary } from 'fast-check';
import { test } from 'vitest';
import { DEFAULT_SEEDS, type Level, LEVELS } from './faults/level.js';
import { explorationText } from './explore/exploration-text.js';
import { exploreSimulation, type SimulationExploreOptions } from './explore/explore-simulation.js';
import { keepGuards } from './guards/guards.js';
import { type Plan } from './plan/plan.js';
import { storyOf } from './report/story-of.js';
import { printable } from './report/printable.js';
import { SHRINKING_STOPPED } from './report/shrink-words.js';
import { checkPlan } from './run/check-plan.js';
import { type Simulation } from './run/simulation.js';
import { planOf } from './sweep/run-seed.js';
import { shrinkPlan } from './sweep/shrink.js';
import { type Tally } from './sweep/tally.js';
import { TallySum } from './sweep/tally-sum.js';
import { unknownOracles } from './sweep/unknown-oracles.js';
import { whatIsMissing } from './sweep/what-is-missing.js';

/** fast-check, in the version that the runtime's plans are made with. */
export * as fc from 'fast-check';

/** The options of `simulationTest`. */
export interface SimulationTestOptions {
  /** The levels to run. Default: all three. */
  readonly levels?: readonly Level[];
  /** How many seeds of each level. Default: 10, 100 and 1,000. */
  readonly seeds?: number;
  /** The first of them. Default 0. */
  readonly firstSeed?: number;
  /**
   * How long the test of a level may take, in milliseconds of real time: 1 or more. Default: 300,000, which
   * is five minutes. Vitest's own default of five seconds would let a busy machine fail a healthy module.
   */
  readonly timeoutMs?: number;
  /**
   * Whether a level passes in which nothing was demanded, or nothing could happen: no oracle, none that
   * was ever asked, no event, nothing sent. Default false.
   */
  readonly allowEmpty?: boolean;
}

const DEFAULT_TIMEOUT_MS = 300_000;

/**
 * Defines one Vitest test for each level, which runs seeded universes of a simulation and fails with
 * the shrunk story of the first that violates something.
 *
 * @param simulation - what a `sim.ts` exports
 * @param options - which levels and how many seeds
 * @throws TypeError when there is no level, or no number of seeds to run: nothing would be tested
 */
export function simulationTest(simulation: Simulation, options: SimulationTestOptions = {}): void {
  const { timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  checkRange(simulation, options);
  for (const level of options.levels ?? LEVELS) {
    const seeds = options.seeds ?? DEFAULT_SEEDS[level];
    test(`${simulation.name} survives ${seeds} ${level} seeds`, { timeout: timeoutMs }, () => {
      const tally = keepGuards(() => sweep(simulation, level, options.firstSeed ?? 0, seeds));
      const unknown = unknownOracles(tally);
      if (unknown.length > 0) throw new Error(`${simulation.name}: ${unknown.join('; ')}.`);
      const missing = whatIsMissing(tally);
      if (missing.length === 0 || options.allowEmpty === true) return;
      throw new Error(
        `${simulation.name} passed no test at the level ${level}: ${missing.join('; ')}. Pass allowEmpty: true if that is meant.`,
      );
    });
  }
}

function checkRange(
  { name }: Simulation,
  { levels, seeds = 1, firstSeed = 0 }: SimulationTestOptions,
): void {
  const fail = (problem: string): never => {
    throw new TypeError(`The simulationTest of "${name}" ${problem}`);
  };
  if (levels?.length === 0) fail('has no level to run: name one, or leave `levels` out.');
  if (!Number.isSafeInteger(seeds) || seeds < 1)
    fail(`must have a whole number from 1 in \`seeds\`, not ${seeds}.`);
  if (!Number.isSafeInteger(firstSeed) || firstSeed < 0)
    fail(`must have a whole number from 0 in \`firstSeed\`, not ${firstSeed}.`);
}

/** The options of `explorationTest`: the bounds, and those of the test. */
export interface ExplorationTestOptions extends Omit<SimulationExploreOptions, 'onProgress'> {
  /**
   * The longest time of the test, in milliseconds of real time: 1 or more. Default: 300,000, which is five
   * minutes.
   */
  readonly timeoutMs?: number;
  /** Whether a search that a bound cut short passes. Default false. */
  readonly allowIncomplete?: boolean;
}

/**
 * Defines a Vitest test that explores every universe of a simulation within bounds, and fails with the report
 * when an oracle is violated or the search is incomplete.
 *
 * @param simulation - what a `sim.ts` exports
 * @param options - the bounds. Default: bounds that end within seconds on a generated module
 */
export function explorationTest(
  simulation: Simulation,
  options: ExplorationTestOptions = {},
): void {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, allowIncomplete = false, ...bounds } = options;
  test(
    `${simulation.name} holds in every universe within its bounds`,
    { timeout: timeoutMs },
    () => {
      const found = exploreSimulation(simulation, bounds);
      if (found.ok || (allowIncomplete && found.violations === 0)) return;
      throw new Error(explorationText(found));
    },
  );
}

/**
 * Defines a Vitest test that replays one plan, such as that of a bug which must not come back, and fails
 * with its story when it violates something.
 *
 * @param simulation - what a `sim.ts` exports
 * @param name - what the plan stands for
 * @param plan - what a plan file holds
 */
export function regressionTest(simulation: Simulation, name: string, plan: unknown): void {
  test(`${simulation.name} survives ${name}`, { timeout: DEFAULT_TIMEOUT_MS }, () => {
    const checked = checkPlan(plan, simulation, `The plan of ${name}`);
    const run = simulation.run(checked, { trace: true });
    const { violation, trace = [] } = run;
    const unknown = unknownOracles(run);
    if (violation === undefined && unknown.length === 0) return;
    if (violation === undefined) throw new Error(`${simulation.name}: ${unknown.join('; ')}.`);
    const sentence = printable(`${violation.oracle}: ${violation.message}`);
    throw new Error([sentence, ...storyOf(simulation, trace)].join('\n'));
  });
}

/**
 * The plans of a simulation at a level, for property tests of one's own.
 *
 * @param simulation - what a `sim.ts` exports
 * @param level - the fault level
 */
export function planArbitrary(simulation: Simulation, level: Level): Arbitrary<Plan> {
  return simulation.plans(level);
}

function sweep(simulation: Simulation, level: Level, firstSeed: number, seeds: number): Tally {
  const sum = new TallySum();
  for (let index = 0; index < seeds; index++) {
    const seed = (firstSeed + index) >>> 0;
    const plan = planOf(simulation, level, seed);
    const run = simulation.run(plan);
    const { violation } = run;
    sum.addRun(run);
    if (violation === undefined) continue;
    const { result, isComplete } = shrinkPlan(simulation, plan);
    throw new Error(
      [
        `${printable(`${violation.oracle}: ${violation.message}`)} (seed ${seed}, ${level})`,
        ...storyOf(simulation, result.trace ?? []),
        ...(isComplete ? [] : [SHRINKING_STOPPED]),
        `replay: nx sim-run <project> --level=${level} --seed=${seed}`,
      ].join('\n'),
    );
  }
  return sum.total();
}
