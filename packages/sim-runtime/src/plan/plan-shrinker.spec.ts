import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '../faults/level.js';
import { always } from '../oracles/always.js';
import { copierSimulation } from '../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { type Plan } from './plan.js';
import { isSmaller, planSize } from './plan-size.js';

const never = [always<unknown>('what never holds', () => false)];
const spaces = [
  leaseSimulation({ oracles: never }),
  registerSimulation({ oracles: never }),
  copierSimulation({ oracles: never }),
].flatMap((simulation) => LEVELS.map((level) => ({ simulation, level, type: simulation.type })));

/** Walks as fast-check does: on from the first candidate that fails. */
function* walk(
  plans: fc.Arbitrary<Plan>,
  from: Plan,
  fails: (candidate: Plan) => boolean,
): Generator<{ readonly plan: Plan; readonly candidate: Plan }> {
  let current: { readonly plan: Plan; readonly context?: unknown } | undefined = { plan: from };
  while (current !== undefined) {
    const { plan, context }: { readonly plan: Plan; readonly context?: unknown } = current;
    current = undefined;
    for (const { value, context: next } of plans.shrink(plan, context)) {
      yield { plan, candidate: value };
      if (!fails(value)) continue;
      current = { plan: value, context: next };
      break;
    }
  }
}

describe.each(spaces)('shrinking plans of a $type module, $level', ({ simulation, level }) => {
  const plans = simulation.plans(level);

  it('ends in a bounded number of runs, whatever fails', () => {
    let runs = 0;
    const distinct = new Set<string>();
    fc.check(
      fc.property(plans, (plan) => {
        runs++;
        distinct.add(JSON.stringify(plan));
        // An endless walk ends here, in plans that pass.
        return runs > 5_000 || simulation.run(plan).violation === undefined;
      }),
      { seed: 42 },
    );
    expect(distinct.size).toBeGreaterThan(5);
    expect(runs).toBeLessThan(100);
    // A pass that goes on where it was is walked from its beginning once more.
    expect(runs).toBeLessThanOrEqual(3 * distinct.size);
  });

  it('takes steps that are strictly smaller, whichever of them fail', () => {
    fc.assert(
      fc.property(plans, fc.func(fc.boolean()), (plan, fails) => {
        let steps = 0;
        for (const step of walk(plans, plan, fails)) {
          expect(isSmaller(step.candidate, step.plan)).toBe(true);
          if (++steps >= 300) break;
        }
      }),
      { seed: 1, numRuns: 6, endOnFailure: true },
    );
  });
});

describe('the size of a plan', () => {
  const [simulation] = spaces.map((space) => space.simulation);
  const plans = simulation?.plans('radioactive') ?? fc.constant(undefined as never);

  it('has whole numbers from 0 alone, so that no chain of smaller plans is endless', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(planSize(plan).every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
        expect(isSmaller(plan, plan)).toBe(false);
      }),
      { seed: 1, endOnFailure: true },
    );
  });

  it('is not smaller where anything is larger', () => {
    fc.assert(
      fc.property(plans, plans, (one, other) => {
        expect(isSmaller(one, other) && isSmaller(other, one)).toBe(false);
        const longer = { ...one, operations: [], warmupTicks: one.warmupTicks + 1 };
        expect(isSmaller(longer, { ...one, operations: [] })).toBe(false);
      }),
      { seed: 1, endOnFailure: true },
    );
  });
});
