import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copierSimulation } from '../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { coordination } from '../coordination/coordination.js';
import { type Plan } from '../plan/plan.js';
import { type StruckStates } from '../run/struck-states.js';
import { planOf } from './run-seed.js';
import { MOST_STRUCK, type StrikeGround, StrikeSum } from './strike-sum.js';

function sumOf(parts: readonly (readonly StrikeGround[])[]): readonly StrikeGround[] {
  const sum = new StrikeSum();
  for (const part of parts) sum.add(part);
  return sum.total();
}

/** The sum of runs, each with its seed. */
function sumOfRuns(
  runs: readonly { readonly seed: number; readonly struck: StruckStates }[],
): readonly StrikeGround[] {
  const sum = new StrikeSum();
  for (const { seed, struck } of runs) sum.addRun(seed, [struck]);
  return sum.total();
}

describe('the states in which faults strike', () => {
  it.each([leaseSimulation(), registerSimulation(), copierSimulation()])(
    'are noted at each strike of a $type module',
    (simulation) => {
      for (let seed = 0; seed < 6; seed++) {
        const { reached, faults } = simulation.run(planOf(simulation, 'stormy', seed), {
          reached: true,
        });
        const strikes = Object.fromEntries(
          (reached?.struck ?? []).map((struck) => [struck.fault, struck.strikes]),
        );
        const happened = Object.entries(faults).filter(([, count]) => count > 0);
        expect(strikes).toEqual(Object.fromEntries(happened));
      }
    },
  );

  it('are those before the strike, of all parties together', () => {
    const simulation = coordination({
      name: 'counting',
      initialState: 0,
      transition: (count: number) => [Math.min(count + 1, 2), []] as const,
      actors: 2,
      operations: { count: () => 'count' },
      oracles: [],
    });
    const crashAt = (...times: readonly number[]): readonly Plan['faults'][number][] =>
      times.map((at) => ({ at, kind: 'crash', party: 0, durationTicks: 1, salt: 0 }));
    const plan: Plan = {
      ...planOf(simulation, 'sunny', 1),
      rates: {},
      operations: [
        { at: 10, name: 'count', party: 1, salt: 0 },
        { at: 30, name: 'count', party: 1, salt: 0 },
        { at: 50, name: 'count', party: 1, salt: 0 },
      ],
      faults: crashAt(4, 7, 20, 40, 60, 70),
    };
    const { reached } = simulation.run(plan, { reached: true });
    expect(reached?.struck).toMatchObject([{ fault: 'crash', strikes: 6, initial: 2 }]);
    expect(reached?.struck[0]?.states).toHaveLength(3);
  });

  it('are the same in whatever parts they are added, where they are cut as well', () => {
    const state = fc.nat({ max: 2 * MOST_STRUCK });
    const struck = fc.record({
      fault: fc.constantFrom<FaultKind>('crash', 'loss'),
      strikes: fc.integer({ min: 1, max: 9 }),
      initial: fc.nat(9),
      states: fc.uniqueArray(state, { minLength: 1, maxLength: 400, size: 'max' }),
    });
    fc.assert(
      fc.property(fc.array(struck, { maxLength: 12 }), fc.nat(), (runs, cut) => {
        const seeded = runs.map((struck, seed) => ({ seed, struck }));
        const place = seeded.length === 0 ? 0 : cut % seeded.length;
        const parts = [seeded.slice(place).reverse(), seeded.slice(0, place)].map(sumOfRuns);
        const copies = JSON.parse(JSON.stringify(parts)) as typeof parts;
        expect(sumOf(copies)).toEqual(sumOfRuns(seeded));
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
