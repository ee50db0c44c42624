import { describe, expect, it } from 'vitest';
import { type LeaseFlaw, leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { firstViolation, verdicts } from '../run/fixtures/sweep.fixture.js';
import { terminal } from './terminal.js';

describe('terminal', () => {
  const lease = (flaw?: LeaseFlaw) =>
    leaseSimulation({
      ...(flaw && { flaw }),
      oracles: [
        terminal('closed is closed', {
          value: ({ state }) => state.closed,
          isTerminal: (closed) => closed,
        }),
      ],
    });

  it('finds what was opened again', () => {
    expect(firstViolation(lease('reopens'))?.message).toBe('ended as true, now false');
  });

  it('finds nothing wrong with a module that is right', () => {
    expect(firstViolation(lease())).toBeUndefined();
  });

  it('compares by structure, each on its own', () => {
    interface World {
      readonly id: string;
      readonly log: readonly string[];
    }
    const oracle = terminal('a sealed log stays as it is', {
      of: ({ id }: World) => id,
      value: ({ log }) => log,
      isTerminal: (log) => log.at(-1) === 'seal',
    });
    expect(
      verdicts(oracle, [
        { id: 'a', log: ['x'] },
        { id: 'a', log: ['x', 'seal'] },
        { id: 'a', log: ['x', 'seal'] },
        { id: 'b', log: ['y'] },
        { id: 'a', log: ['x', 'seal', 'z'] },
      ]),
    ).toEqual([true, true, true, true, 'ended as ["x","seal"], now ["x","seal","z"] of a']);
  });
});
