import type { RunResult, Simulation } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { Heartbeat } from './heartbeat.js';
import { RunBudget } from './run-budget.js';

const PLAN = { seed: 1 } as Parameters<Simulation['run']>[0];

function simulationOf(events: number): Simulation {
  return { run: (): RunResult => ({ events }) as RunResult } as unknown as Simulation;
}

/** How many runs there are until the budget is used up. */
function runsIn(budget: RunBudget): number {
  while (!budget.isOver()) budget.simulation.run(PLAN);
  return budget.runs;
}

describe('a budget of runs', () => {
  it.each([
    [1_000_000, 10],
    [9_500, 1_000],
    [0, 20_000],
  ])('of ten million lasts, at %i events a run, for %i runs', (events, runs) => {
    const budget = new RunBudget(simulationOf(events), Heartbeat.alone(), 10_000_000);
    expect(runsIn(budget)).toBe(runs);
  });

  it('keeps what else the simulation has', () => {
    const simulation = { ...simulationOf(1), name: 'orders' };
    expect(new RunBudget(simulation, Heartbeat.alone(), 1).simulation.name).toBe('orders');
  });
});
