import { type Level, LEVELS, planOf, runSeed, type Simulation } from '@gossip/sim-runtime/sim';
import { simulation as coordination } from 'starter:coordination';
import { simulation as gossip } from 'starter:gossip';
import { simulation as pipeline } from 'starter:pipeline';
import {
  type Benchmark,
  type Comparison,
  type Sample,
  scaled,
  type Variant,
} from '../sampling/benchmark.js';

const SEEDS = 300;
const PLANS = 3_000;
/** The share of a run that making its plan may cost. */
const MOST_PLAN_COST = 0.2;

/** The simulations of the modules that the generator writes. */
const simulations: Readonly<Record<string, Simulation>> = { coordination, gossip, pipeline };

const cases = Object.entries(simulations).flatMap(([type, simulation]) =>
  LEVELS.map((level) => ({ name: `${type} ${level}`, simulation, level })),
);

function seeds(simulation: Simulation, level: Level, scale: number): Sample {
  const count = scaled(SEEDS, scale);
  let seed = 0;
  return () => {
    for (let done = 0; done < count; done++) {
      const { violation } = runSeed(simulation, level, seed++);
      if (violation !== undefined) throw new Error(`Seed ${seed - 1}: ${violation.message}`);
    }
    return count;
  };
}

function plans(simulation: Simulation, level: Level, scale: number): Sample {
  const count = scaled(PLANS, scale);
  let seed = 0;
  return () => {
    for (let done = 0; done < count; done++) planOf(simulation, level, seed++);
    return count;
  };
}

export const benchmark: Benchmark = {
  name: 'starters',
  measures: 'whole runs of the modules that the generator writes, and their plans alone',
  unit: 'seeds or plans',
  variants: Object.fromEntries(
    cases.flatMap(({ name, simulation, level }): [string, Variant][] => [
      [`${name} seeds`, { process: name, prepare: (scale) => seeds(simulation, level, scale) }],
      [`${name} plans`, { process: name, prepare: (scale) => plans(simulation, level, scale) }],
    ]),
  ),
  comparisons: cases.map(({ name }): Comparison => ({
    name: `${name}: a plan's share of its seed`,
    of: `${name} seeds`,
    against: `${name} plans`,
    atMost: MOST_PLAN_COST,
  })),
};
