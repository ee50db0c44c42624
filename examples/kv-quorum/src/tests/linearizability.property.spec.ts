import { keepGuards, planOf, runSeed, shrinkPlan } from '@gossip/sim-runtime/sim';
import { simulationTest } from '@gossip/sim-runtime/vitest';
import { describe, expect, it } from 'vitest';
import { clientsAgree, simulation, simulationOf } from '../sim.js';
import { MISTAKES } from './mistakes.js';

const MOST_SEEDS = 2_000;

simulationTest(simulation, { seeds: 100 });

describe('the linearizability of kv-quorum', () => {
  it.each(Object.entries(MISTAKES))('is violated by %s', (_, make) => {
    const flawed = simulationOf(make, [clientsAgree]);
    keepGuards(() => {
      const seed = firstSeed((candidate) => runSeed(flawed, 'stormy', candidate).violation?.oracle);
      const plan = planOf(flawed, 'stormy', seed);
      const { result, plan: shrunk } = shrinkPlan(flawed, plan);
      expect(result.violation?.message).toContain('fits into no order');
      expect(shrunk.operations.length).toBeLessThan(plan.operations.length);
    });
  });
});

/** The first seed at which the oracle objects. */
function firstSeed(oracleAt: (seed: number) => string | undefined): number {
  for (let seed = 0; seed < MOST_SEEDS; seed++)
    if (oracleAt(seed) === clientsAgree.name) return seed;
  throw new Error(`No seed of ${MOST_SEEDS} finds the mistake.`);
}
