import { describe, expect, it } from 'vitest';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { type Random } from '../contracts/random.js';
import { operationRandom } from '../run/operation-random.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { copierSimulation } from '../run/fixtures/copier.fixture.js';
import { type Simulation } from '../run/simulation.js';
import { planForSeed } from './plan-for-seed.js';
import { type Plan } from './plan.js';

const plansOf = (simulation: Simulation): readonly Plan[] =>
  Array.from({ length: 2_000 }, (_, seed) => planForSeed(simulation.plans('stormy'), seed));
const plans = plansOf(leaseSimulation());

describe('the operations of plans', () => {
  it('are 4 or 16 times as many in a few, which say so', () => {
    const nodes = plansOf(registerSimulation());
    const having = (workload?: number) => nodes.filter((plan) => plan.workload === workload);
    expect(having(4).length / nodes.length).toBeCloseTo(1 / 16, 1);
    expect(having(16).length).toBeGreaterThan(4);
    expect(having(16).length).toBeLessThan(40);
    expect(Math.max(...having().map(({ operations }) => operations.length))).toBe(60);
    const most = Math.max(...having(4).map(({ operations }) => operations.length));
    expect(most % 4).toBe(0);
    expect(most).toBeGreaterThan(180);
    expect(most).toBeLessThanOrEqual(240);
    for (const plan of having(16)) expect([1_000, 4_000]).toContain(plan.safetyTicks);
  });

  it('are 4 or 16 times as many in fewer where a run takes as long as its operations', () => {
    const long = plans.filter(({ workload }) => workload !== undefined).length / plans.length;
    expect(long).toBeGreaterThan(0.02);
    expect(long).toBeLessThan(0.05);
    expect(plans.some(({ workload }) => workload === 16)).toBe(true);
  });

  it('are as often few as many where their number is what a run costs or where they are input', () => {
    const usual = (all: readonly Plan[]): readonly number[] =>
      all
        .filter(({ workload }) => workload === undefined)
        .map(({ operations }) => operations.length);
    const below = (most: number, counts: readonly number[]): number =>
      counts.filter((count) => count < most).length / counts.length;
    const actors = usual(plans);
    expect(Math.min(...actors)).toBe(15);
    expect(below(32, actors)).toBeGreaterThan(0.55);
    const stage = usual(plansOf(copierSimulation()));
    expect(Math.min(...stage)).toBe(4);
    expect(below(16, stage)).toBeGreaterThan(0.4);
    expect(Math.max(...stage)).toBe(60);
  });

  it('come in bursts in some, by one party in some, with one key in some', () => {
    const shares = plans
      .filter(({ operations }) => operations.length > 20)
      .map(({ operations, parties }) => {
        const parts = Array.from({ length: parties }, (_, party) =>
          operations.filter((operation) => operation.party === party),
        );
        const within = operations.map(({ at }) =>
          operations.filter((other) => other.at >= at && other.at <= at + 32),
        );
        const most = (lists: readonly (readonly unknown[])[]) =>
          Math.max(...lists.map(({ length }) => length)) / operations.length;
        const keyed = operations.filter(({ key }) => key !== undefined).length / operations.length;
        return { party: most(parts), burst: most(within), keyed };
      });
    const few = shares.length / 10;
    expect(shares.filter(({ party }) => party > 0.65).length).toBeGreaterThan(few);
    expect(shares.filter(({ burst }) => burst > 0.5).length).toBeGreaterThan(few / 3);
    expect(shares.filter(({ keyed }) => keyed > 0.5).length).toBeGreaterThan(few);
    expect(shares.filter(({ keyed }) => keyed === 0).length).toBeGreaterThan(few);
  });

  it('of one key draw the same first number, and then their own', () => {
    const operation = { at: 0, name: 'write', party: 0 };
    const [one, other] = [1, 2].map((salt) => operationRandom({ ...operation, salt, key: 7 }));
    expect(one?.below(1_000)).toBe(other?.below(1_000));
    expect(one?.next()).not.toBe(other?.next());
    const own = operationRandom({ ...operation, salt: 1 });
    expect(own.below(1_000)).not.toBe(
      operationRandom({ ...operation, salt: 1, key: 7 }).below(1_000),
    );
  });

  it('of one key begin with values of their own where these are drawn from more than keys are', () => {
    const draws: readonly ((random: Random) => unknown)[] = [
      (random) => random.next(),
      (random) => random.below(1_000_000),
      (random) => random.between(1, 0x1_0000),
    ];
    for (const draw of draws) {
      const values = Array.from({ length: 20 }, (_, salt) =>
        draw(operationRandom({ at: 0, name: 'write', party: 0, salt, key: 7 })),
      );
      expect(new Set(values).size).toBe(20);
    }
  });
});
