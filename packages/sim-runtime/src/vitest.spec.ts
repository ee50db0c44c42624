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
