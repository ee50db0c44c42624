import { type Level } from '../faults/level.js';
import { type Plan } from '../plan/plan.js';
import { planForSeed } from '../plan/plan-for-seed.js';
import { type RunResult } from '../run/run-result.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';

/**
 * The plan that a seed stands for at a level.
 *
 * @param simulation - the simulation to plan for
 * @param level - the fault level
 * @param seed - an unsigned 32-bit integer
 */
export function planOf(simulation: Simulation, level: Level, seed: number): Plan {
  return planForSeed(simulation.plans(level), seed);
}

/**
 * Runs the universe of one seed.
 *
 * @param simulation - the simulation to run
 * @param level - the fault level
 * @param seed - an unsigned 32-bit integer
 * @param options - what to record, and when to give up
 */
export function runSeed(
  simulation: Simulation,
  level: Level,
  seed: number,
  options: RunOptions = {},
): RunResult {
  return simulation.run(planOf(simulation, level, seed), options);
}
