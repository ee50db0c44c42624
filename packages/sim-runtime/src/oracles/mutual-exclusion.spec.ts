import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaseSimulation, type LeaseFlaw } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { firstViolation, verdicts } from '../run/fixtures/sweep.fixture.js';
import { type Hold, mutualExclusion } from './mutual-exclusion.js';

describe('mutualExclusion', () => {
  const lease = (flaw?: LeaseFlaw) =>
    leaseSimulation({
      ...(flaw && { flaw }),
      oracles: [
        mutualExclusion('one holder per epoch', {
          acquired: ({ effects }) =>
            effects.flatMap((effect) =>
              effect.kind === 'granted' ? [{ holder: effect.to, resource: effect.epoch }] : [],
            ),
        }),
      ],
    });

  it('finds an epoch that was granted to two', () => {
    expect(firstViolation(lease('same epoch again'))?.message).toMatch(
      /^two holders of \d+: \d, \d$/,
    );
  });

  it('finds nothing wrong with a module that is right', () => {
    expect(firstViolation(lease())).toBeUndefined();
  });

  it('looks at who holds now', () => {
    const oneLeader = mutualExclusion('one leader', {
      held: ({ nodes }: { readonly nodes: readonly { readonly isLeader: boolean }[] }) =>
        nodes.flatMap(({ isLeader }, holder) => (isLeader ? [{ holder }] : [])),
    });
    const broken = registerSimulation({ flaw: 'everyone leads', oracles: [oneLeader] });
    expect(firstViolation(broken)?.message).toBe('two holders: 0, 1');
    expect(firstViolation(registerSimulation({ oracles: [oneLeader] }))).toBeUndefined();
  });

  it('says the same of holders that are there at once as of holders that came one by one', () => {
    const atOnce = mutualExclusion<readonly Hold[]>('at once', { held: (holds) => holds });
    const oneByOne = mutualExclusion<readonly Hold[]>('one by one', { acquired: (holds) => holds });
    const hold = fc.record({
      holder: fc.integer({ min: 0, max: 2 }),
      resource: fc.constantFrom(undefined, 'first', 'second'),
    });
    fc.assert(
      fc.property(fc.array(hold, { maxLength: 5 }), (holds) => {
        expect(verdicts(atOnce, [holds])).toEqual(verdicts(oneByOne, [holds]));
      }),
    );
  });

  it('lets another have what was released, and only what was', () => {
    interface World {
      readonly acquired?: readonly Hold[];
      readonly released?: readonly Hold[];
    }
    const oracle = mutualExclusion<World>('one holder', {
      acquired: ({ acquired = [] }) => acquired,
      released: ({ released = [] }) => released,
    });
    expect(
      verdicts(oracle, [
        { acquired: [{ holder: 'a' }] },
        { released: [{ holder: 'b' }] },
        { acquired: [{ holder: 'a' }] },
        { released: [{ holder: 'a' }], acquired: [{ holder: 'b' }] },
        { acquired: [{ holder: 'a', resource: 'other' }] },
        { acquired: [{ holder: 'a' }] },
      ]),
    ).toEqual([true, true, true, true, true, 'two holders: b, a']);
  });
});
