import { describe, expect, it } from 'vitest';
import { type LeaseFlaw, leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { firstViolation, verdicts } from '../run/fixtures/sweep.fixture.js';
import { type FencingToken, zombieRejected } from './zombie-rejected.js';

describe('zombieRejected', () => {
  const lease = (flaw?: LeaseFlaw) =>
    leaseSimulation({
      ...(flaw && { flaw }),
      oracles: [
        zombieRejected('no write gets past the fence', {
          granted: ({ effects }) => effects.filter((effect) => effect.kind === 'granted'),
          accepted: ({ effects }) => effects.filter((effect) => effect.kind === 'accepted'),
        }),
      ],
    });

  it('finds a write of a worker that was replaced', () => {
    expect(firstViolation(lease('no fence'))?.message).toMatch(
      /^a write of epoch \d+ was accepted after epoch \d+ was granted$/,
    );
  });

  it('finds nothing wrong with a module that has its fence', () => {
    expect(firstViolation(lease())).toBeUndefined();
  });

  it('keeps resources apart, and knows the newest whatever the order', () => {
    interface World {
      readonly granted?: readonly FencingToken[];
      readonly accepted?: readonly FencingToken[];
    }
    const oracle = zombieRejected<World>('fenced', {
      granted: ({ granted = [] }) => granted,
      accepted: ({ accepted = [] }) => accepted,
    });
    expect(
      verdicts(oracle, [
        { accepted: [{ epoch: 1 }] },
        { granted: [{ epoch: 3 }] },
        { granted: [{ epoch: 2 }] },
        { accepted: [{ epoch: 3 }, { epoch: 1, resource: 'b' }] },
        { accepted: [{ epoch: 2 }] },
      ]),
    ).toEqual([
      true,
      true,
      true,
      true,
      'a write of epoch 2 was accepted after epoch 3 was granted',
    ]);
  });
});
