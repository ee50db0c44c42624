import { describe, expect, it } from 'vitest';
import { type LeaseFlaw, leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { firstViolation, verdicts } from '../run/fixtures/sweep.fixture.js';
import { leaseExclusivity, type LeaseGrant } from './lease-exclusivity.js';
import { type Hold } from './mutual-exclusion.js';

describe('leaseExclusivity', () => {
  const lease = (flaw?: LeaseFlaw) =>
    leaseSimulation({
      ...(flaw && { flaw }),
      oracles: [
        leaseExclusivity('a lease is exclusive', {
          granted: ({ effects }) =>
            effects.flatMap((effect) =>
              effect.kind === 'granted' ? [{ holder: effect.to, expiresAt: effect.expiresAt }] : [],
            ),
        }),
      ],
    });

  it('finds a lease that was granted while another runs', () => {
    expect(firstViolation(lease('grants while held'))?.message).toMatch(
      /^the lease was granted to \d at t=\d+ while \d holds it until t=\d+$/,
    );
  });

  it.each(['stormy', 'radioactive'] as const)(
    'finds nothing wrong with a right one, %s',
    (level) => {
      expect(firstViolation(lease(), level)).toBeUndefined();
    },
  );

  it('ends a lease at the very tick when it runs out, or when it is released', () => {
    interface World {
      readonly now: number;
      readonly granted?: readonly LeaseGrant[];
      readonly released?: readonly Hold[];
    }
    const oracle = leaseExclusivity<World>('a lease is exclusive', {
      granted: ({ granted = [] }) => granted,
      released: ({ released = [] }) => released,
    });
    const grant = (holder: string, expiresAt: number) => [{ holder, expiresAt }];
    expect(
      verdicts(oracle, [
        { now: 0, granted: grant('a', 10) },
        { now: 10, granted: grant('b', 20) },
        { now: 12, released: [{ holder: 'a' }] },
        { now: 13, released: [{ holder: 'b' }], granted: grant('a', 30) },
        { now: 20, granted: grant('a', 40) },
        { now: 39, granted: grant('b', 50) },
      ]),
    ).toEqual([
      true,
      true,
      true,
      true,
      true,
      'the lease was granted to b at t=39 while a holds it until t=40',
    ]);
  });
});
