import { describe, expect, it } from 'vitest';
import { type LeaseFlaw, leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { firstViolation } from '../run/fixtures/sweep.fixture.js';
import { idempotent } from './idempotent.js';

describe('idempotent', () => {
  const lease = (flaw?: LeaseFlaw) =>
    leaseSimulation({
      ...(flaw && { flaw }),
      oracles: [
        idempotent('a write is answered the same each time', {
          request: ({ input, effects }) =>
            input?.kind === 'write' && effects[0]?.kind === 'accepted'
              ? `${input.epoch}/${input.request}`
              : undefined,
          outcome: ({ effects }) => effects,
        }),
      ],
    });

  it('finds a request that is answered anew', () => {
    expect(firstViolation(lease('answers anew'))?.message).toMatch(
      /^request \d+\/\d came to .*"value":\d+.* at first, to .*"value":\d+.* again$/,
    );
  });

  it('finds nothing wrong with a module that is right', () => {
    expect(firstViolation(lease())).toBeUndefined();
  });
});
