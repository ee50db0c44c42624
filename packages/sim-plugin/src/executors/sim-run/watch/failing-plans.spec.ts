import type { Plan } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../results/bugs/look-into-failures.js';
import { failingPlans } from './failing-plans.js';

const plan = (seed: number): Plan => ({ seed }) as Plan;
const finding = (oracle: string, seed: number): Finding =>
  ({ bug: { oracle, plan: plan(seed) }, exhibits: [] }) as unknown as Finding;

describe('the plans that fail at the end of a run', () => {
  it('are those of its bugs, and earlier ones of other oracles', () => {
    const earlier = [
      { oracle: 'fence', plan: plan(1) },
      { oracle: 'epoch', plan: plan(2) },
    ];
    const findings = [finding('fence', 7), finding('lease', 8)];
    expect(failingPlans(earlier, { findings })).toEqual([
      { oracle: 'fence', plan: plan(7) },
      { oracle: 'lease', plan: plan(8) },
      { oracle: 'epoch', plan: plan(2) },
    ]);
  });

  it('are few, since the first result is waited for', () => {
    const findings = Array.from({ length: 30 }, (_, seed) => finding('fence', seed));
    const kept = failingPlans([], { findings });
    expect(kept.map((one) => one.plan.seed)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
