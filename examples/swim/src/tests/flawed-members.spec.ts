import { keepGuards, planOf, type RunResult } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { CALM } from './calm-simulation.js';
import { asItIs, type Flaw, OMISSIONS, VIOLATIONS } from './flaws.js';
import { LIFEGUARD } from './lifeguard-simulation.js';
import { membershipSimulation } from './membership-simulation.js';
import { PLAIN } from './under-all-faults.js';

const SEEDS = 60;
const VARIANTS = [PLAIN, LIFEGUARD, CALM];

/** @param only - the oracle to check alone. Default: all of them */
function runsOf({ variant, plant }: Flaw, only?: string): readonly RunResult[] {
  const simulation = membershipSimulation(variant, plant());
  const options = only === undefined ? {} : { only };
  return keepGuards(() =>
    Array.from({ length: SEEDS }, (_, seed) =>
      simulation.run(planOf(simulation, 'stormy', seed), options),
    ),
  );
}

function violated(runs: readonly RunResult[]): readonly string[] {
  const names = runs.flatMap(({ violation }) =>
    violation === undefined ? [] : [violation.oracle],
  );
  return [...new Set(names)];
}

/** How often something happened in some runs. */
function occurrences(runs: readonly RunResult[], goal: string): number {
  return runs
    .flatMap(({ oracles }) => oracles.filter(({ name }) => name === goal))
    .reduce((sum, count) => sum + count.occurrences, 0);
}

describe('the oracles of swim', () => {
  it.each(Object.entries(VIOLATIONS))(
    'find the flaw against "%s" by the one that names it',
    (oracle, flaw) => {
      expect(violated(runsOf(flaw, oracle))).toEqual([oracle]);
    },
  );

  it.each(Object.entries(OMISSIONS))('miss "%s" where it cannot happen', (goal, flaw) => {
    const runs = runsOf(flaw, goal);
    expect(occurrences(runs, goal)).toBe(0);
    // Members that throw do nothing at all, which would prove nothing.
    const names = flaw.variant.oracles.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...violated(runs)]));
  });

  it.each(VARIANTS)('find no flaw in $name, where everything happens', (variant) => {
    const runs = runsOf({ variant, plant: () => asItIs });
    expect(violated(runs)).toEqual([]);
    const goals = variant.oracles.filter(({ kind }) => kind === 'sometimes');
    expect(goals.filter(({ name }) => occurrences(runs, name) === 0)).toEqual([]);
  });

  it('have a flaw each', () => {
    const names = VARIANTS.flatMap(({ oracles }) => oracles.map(({ name }) => name));
    const withFlaw = [...Object.keys(VIOLATIONS), ...Object.keys(OMISSIONS)];
    expect(new Set(withFlaw)).toEqual(new Set(names));
  });
});
