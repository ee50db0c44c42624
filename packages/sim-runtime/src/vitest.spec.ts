import { describe, expect, it, TestRunner } from 'vitest';

import { planForSeed } from './plan/plan-for-seed.js';
import { copierSimulation } from './run/fixtures/copier.fixture.js';
import { always } from './oracles/always.js';
import { lease } from './explore/fixtures/lease.fixture.js';
import { explorationTest, regressionTest, simulationTest } from './vitest.js';

const simulation = copierSimulation({ oracles: [always('all is well', () => true)] });
const limits: (number | undefined)[] = [];

describe('a simulation as a test', () => {
  simulationTest(simulation, { levels: ['sunny', 'stormy'], seeds: 2 });
  simulationTest(simulation, { levels: ['sunny'], seeds: 2, timeoutMs: 7_000 });
  regressionTest(simulation, 'a plan', planForSeed(simulation.plans('sunny'), 1));
  for (const task of TestRunner.getCurrentSuite().tasks) {
    if (task.type === 'test') limits.push(task.timeout);
  }

  it('has a time limit of its own, which a busy machine does not meet', () => {
    expect(limits).toEqual([300_000, 300_000, 7_000, 300_000]);
  });
});

describe('a simulation as a test that would test nothing', () => {
  it.each([
    [{ levels: [] }, 'has no level to run'],
    [{ seeds: 0 }, '`seeds`, not 0'],
    [{ seeds: -3 }, '`seeds`, not -3'],
    [{ seeds: Number.NaN }, '`seeds`, not NaN'],
    [{ seeds: 1.5 }, '`seeds`, not 1.5'],
    [{ firstSeed: -1 }, '`firstSeed`, not -1'],
  ])('is refused: %o', (options, problem) => {
    expect(() => simulationTest(simulation, options)).toThrow(problem);
  });
});

describe('a plan as a test whose oracle has no verdict', () => {
  const undecided = {
    ...always('calls have an order', () => true),
    isUnknown: () => true,
  };
  const unsure = copierSimulation({ oracles: [undecided] });
  regressionTest(unsure, 'a plan', planForSeed(unsure.plans('sunny'), 1));
  for (const task of TestRunner.getCurrentSuite().tasks) {
    if (task.type === 'test') task.fails = true;
  }
});

describe('an exploration as a test', () => {
  const few = { operations: 2, losses: 0, clockSteps: 1 };

  explorationTest(lease(true), few);
  explorationTest(lease(true), { ...few, maxStates: 3, allowIncomplete: true });

  describe('that has to fail', () => {
    explorationTest(lease(false), { operations: 5, losses: 0, clockSteps: 1 });
    explorationTest(lease(true), { ...few, maxStates: 3 });
    const suite = TestRunner.getCurrentSuite();
    for (const task of suite.tasks) if (task.type === 'test') task.fails = true;
  });
});
