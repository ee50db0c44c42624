import { describe, expect, it } from 'vitest';
import { type LeaseFlaw, leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { type RegisterFlaw, registerSimulation } from '../run/fixtures/register.fixture.js';
import { firstViolation, verdicts } from '../run/fixtures/sweep.fixture.js';
import { monotonic } from './monotonic.js';

describe('monotonic', () => {
  const lease = (flaw?: LeaseFlaw) =>
    leaseSimulation({
      ...(flaw && { flaw }),
      oracles: [monotonic('the epoch never decreases', { value: ({ state }) => state.epoch })],
    });
  const register = (flaw?: RegisterFlaw) =>
    registerSimulation({
      ...(flaw && { flaw }),
      oracles: [
        monotonic('a version never regresses', {
          of: ({ touched }) => touched,
          value: ({ node, touched }) => node(touched)?.version.number,
        }),
      ],
    });

  it('finds an epoch that goes back', () => {
    expect(firstViolation(lease('epoch goes back'))?.message).toBe('from 3 back to 2');
  });

  it('finds a version that goes back at one of many nodes', () => {
    expect(firstViolation(register('last one wins'))?.message).toMatch(
      /^from \d+ back to \d+ of [0-3]$/,
    );
  });

  it('finds nothing wrong with modules that are right', () => {
    expect(firstViolation(lease())).toBeUndefined();
    expect(firstViolation(register())).toBeUndefined();
  });

  it('remembers the greatest while there is nothing to see, and compares as it is told', () => {
    interface Stamp {
      readonly term: number;
      readonly index: number;
    }
    const oracle = monotonic('the log never shrinks', {
      value: ({ stamp }: { readonly stamp?: Stamp }) => stamp,
      compare: (first, second) => first.term - second.term || first.index - second.index,
    });
    expect(
      verdicts(oracle, [
        { stamp: { term: 1, index: 9 } },
        {},
        { stamp: { term: 2, index: 0 } },
        { stamp: { term: 2, index: 0 } },
        { stamp: { term: 1, index: 10 } },
      ]),
    ).toEqual([true, true, true, true, 'from {"term":2,"index":0} back to {"term":1,"index":10}']);
  });
});
