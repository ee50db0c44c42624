import { describe, expect, it } from 'vitest';
import { PlanShrinker } from '../plan/plan-shrinker.js';
import { type Plan } from '../plan/plan.js';
import { EXACT, type Precision, ROUGH } from '../plan/shrinking/precision.js';
import { investigate } from '../report/investigate.js';
import { zombieFence } from '../run/fixtures/lease-oracles.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { distinctBugs } from './distinct-bugs.js';
import { planOf, runSeed } from './run-seed.js';
import { shrinkPlan } from './shrink.js';
import { type SeedFailure } from './tally.js';
import { tallyOf } from './tally-sum.js';

const LEVEL = 'stormy';
const FEW = 20;

interface Run {
  readonly plan: Plan;
  readonly options: RunOptions;
}

/** A lease without a fence whose runs are noted, and count as dear or not. */
function noted(areRunsDear: boolean): { readonly simulation: Simulation; readonly runs: Run[] } {
  const lease = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] });
  const runs: Run[] = [];
  const simulation: Simulation = {
    ...lease,
    ...(areRunsDear
      ? { moduleType: { ...lease.moduleType, costOfARun: 1_000, isConcurrent: true } }
      : {}),
    run: (plan, options = {}) => {
      runs.push({ plan, options });
      return lease.run(plan, options);
    },
  };
  return { simulation, runs };
}

function failuresOf(simulation: Simulation, seeds: number): readonly SeedFailure[] {
  return Array.from({ length: seeds }, (_, seed) => runSeed(simulation, LEVEL, seed)).flatMap(
    (result) => tallyOf(result).failures,
  );
}

function partsOf({ operations, faults, rates }: Plan): number {
  return operations.length + faults.length + Object.values(rates).filter((rate) => rate > 0).length;
}

describe('where runs are dear, shrinking', () => {
  it('runs each candidate once, beside all oracles, and comes to as small a plan', () => {
    const [dear, cheap] = [noted(true), noted(false)];
    for (const { seed } of failuresOf(cheap.simulation, FEW)) {
      const plan = planOf(dear.simulation, LEVEL, seed);
      const [one, other] = [dear, cheap].map(({ simulation }) => shrinkPlan(simulation, plan));
      expect(one?.plan.operations).toHaveLength(other?.plan.operations.length ?? 0);
      expect(one?.runs).toBeLessThan(other?.runs ?? 0);
    }
    expect(dear.runs.length).toBeGreaterThan(FEW);
    expect(dear.runs.every(({ options }) => options.only === undefined)).toBe(true);
    expect(cheap.runs.some(({ options }) => options.only !== undefined)).toBe(true);
  });

  it('does without rates of faults that did not happen in its second run', () => {
    const { simulation, runs } = noted(true);
    const [failure] = failuresOf(simulation, FEW);
    const drawn = planOf(simulation, LEVEL, failure?.seed ?? 0);
    const plan = { ...drawn, rates: { ...drawn.rates, duplicatePpm: 1 } };
    runs.length = 0;
    shrinkPlan(simulation, plan);
    expect(runs[0]?.plan.rates).toHaveProperty('duplicatePpm');
    expect(runs[1]?.plan.rates).not.toHaveProperty('duplicatePpm');
  });

  it('tries fewer times than it does for a simulation whose runs are cheap', () => {
    const { simulation } = noted(false);
    const [failure] = failuresOf(simulation, FEW);
    const plan = planOf(simulation, LEVEL, failure?.seed ?? 0);
    const candidates = (precision: Precision): number =>
      [...new PlanShrinker(2, precision).shrink(plan, undefined)].length;
    expect(candidates(ROUGH)).toBeLessThan(0.8 * candidates(EXACT));
  });
});

describe('where runs are dear, sorting', () => {
  const { simulation, runs } = noted(true);
  const failures = failuresOf(simulation, 60);
  runs.length = 0;
  const { bugs, smallest, shrunk, unsorted } = distinctBugs(simulation, failures, { level: LEVEL });
  const spent = runs.length;

  it('takes all failures in fewer runs', () => {
    const cheap = noted(false);
    const sorted = distinctBugs(cheap.simulation, failures, { level: LEVEL });
    const seeds = bugs.flat().map(({ seed }) => seed);
    expect(seeds.sort((one, other) => one - other)).toEqual(failures.map(({ seed }) => seed));
    // One story acquires a lease and writes, the other closes it and writes.
    expect(bugs).toHaveLength(2);
    expect(unsorted).toEqual([]);
    expect(sorted.shrunk).toEqual([]);
    expect(spent).toBeLessThan(0.6 * cheap.runs.length);
  });

  it('gives the smallest plan of each bug with it, of the first one shrunk to its end', () => {
    expect(shrunk.map(({ isComplete }) => isComplete)).toEqual([true, false]);
    expect(shrunk[0]).toMatchObject({ isComplete: true, plan: { seed: smallest[0]?.seed } });
    expect(partsOf(shrunk[0]?.plan as Plan)).toBeLessThanOrEqual(4);
  });

  it('leaves one run to the investigation of a bug, which counts those before', () => {
    const plan = planOf(simulation, LEVEL, smallest[0]?.seed ?? 0);
    const options = { shrink: true, nowMs: () => 0 };
    runs.length = 0;
    const bug = investigate(simulation, failures, plan, { ...options, shrunk: shrunk[0] });
    expect(runs).toHaveLength(1);
    expect(bug.plan).toEqual(shrunk[0]?.plan);
    expect(bug.shrunk).toMatchObject({
      runs: (shrunk[0]?.runs ?? 0) + 1,
      isComplete: true,
      operations: { before: plan.operations.length },
    });
  });

  it('leaves the rest of shrinking to it where that did not come to its end', () => {
    const plan = planOf(simulation, LEVEL, smallest[0]?.seed ?? 0);
    const { runs: before, ...begun } = shrinkPlan(simulation, plan, { partsOnly: true });
    expect(begun.isComplete).toBe(false);
    const options = {
      shrink: true,
      nowMs: () => 0,
      shrunk: { ...begun, runs: before, elapsedMs: 0 },
    };
    const bug = investigate(simulation, failures, plan, options);
    expect(bug.shrunk?.isComplete).toBe(true);
    expect(bug.shrunk?.runs).toBeGreaterThan(before + 1);
  });
});

describe('shrinking', () => {
  const { simulation, runs } = noted(true);
  const [failure] = failuresOf(simulation, FEW);
  const plan = planOf(simulation, LEVEL, failure?.seed ?? 0);
  const whole = shrinkPlan(simulation, plan);

  it('lets times be as they are where parts alone are left out', () => {
    const { plan: rest, runs: spent } = shrinkPlan(simulation, plan, { partsOnly: true });
    expect(spent).toBeLessThan(whole.runs);
    expect(partsOf(rest)).toBeLessThan(partsOf(plan));
    const times = new Set(plan.operations.map(({ at }) => at));
    expect(rest.operations.every(({ at }) => times.has(at))).toBe(true);
  });

  it('ends at the first plan that is small enough', () => {
    runs.length = 0;
    const half = partsOf(plan) / 2;
    const isEnough = (smaller: Plan): boolean => partsOf(smaller) <= half;
    const { plan: rest, isComplete } = shrinkPlan(simulation, plan, { isEnough });
    expect(isComplete).toBe(false);
    expect(partsOf(rest)).toBeLessThanOrEqual(half);
    expect(partsOf(rest)).toBeGreaterThan(partsOf(whole.plan));
  });
});
