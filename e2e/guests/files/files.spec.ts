import { planOf, shrinkPlan } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

const violationOf = (seed: number): string | undefined =>
  simulation.run(planOf(simulation, 'radioactive', seed)).violation?.oracle;

describe('write-file-atomic 6 and steno 4, as they are on npm', () => {
  it('keep a file whole where the machine crashes, and lose what they acknowledged', () => {
    const oracles = Array.from({ length: 12 }, (_, seed) => violationOf(seed));
    expect(oracles.filter((oracle) => /whole/.test(oracle ?? ''))).toEqual([]);
    expect(oracles).toContain('an acknowledged number of steno is not lost');
    expect(oracles).toContain('an acknowledged number of atomic is not lost');
  });

  it('lose the rename of write-file-atomic, since it syncs the file and not its folder', () => {
    const shrunk = shrinkPlan(simulation, planOf(simulation, 'radioactive', 6));
    expect(shrunk.result.violation?.oracle).toBe('an acknowledged number of atomic is not lost');
    expect(shrunk.plan.rates['lostWritePpm']).toBeGreaterThan(0);
    expect(shrunk.plan.rates['writeFailPpm'] ?? 0).toBe(0);
  });
});
