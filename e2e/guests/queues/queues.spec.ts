import { planOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

const oracleOf = (seed: number): string | undefined =>
  simulation.run(planOf(simulation, 'stormy', seed)).violation?.oracle;

describe('p-queue 8.1 and bottleneck 2.19, as they are on npm', () => {
  it('never have more than two requests under way where no limit of time gives one up', () => {
    const oracles = Array.from({ length: 12 }, (_, seed) => oracleOf(seed));
    expect(oracles.filter((oracle) => /^(?:queue|bottleneck) /.test(oracle ?? ''))).toEqual([]);
  });

  it('have three under way where a limit of time gives up one that goes on at the backend', () => {
    const missing = new Set(['limited-bottleneck', 'limited-queue']);
    for (let seed = 0; seed < 600 && missing.size > 0; seed++) {
      missing.delete(/^(\S+) works on two at once$/.exec(oracleOf(seed) ?? '')?.[1] ?? '');
    }
    expect([...missing]).toEqual([]);
  });
});
