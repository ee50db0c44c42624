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

  it.each([
    ['records', [{ epoch: 2 }, { epoch: 1 }]],
    ['lists', [[9], [10]]],
    ['numbers that are none', [1, Number.NaN]],
    ['texts and numbers', [10, '9']],
  ])('refuses %s without a `compare`, which `<` would call equal or order wrongly', (_, values) => {
    const oracle = monotonic('m', { value: ({ value }: { readonly value: unknown }) => value });
    expect(() =>
      verdicts(
        oracle,
        values.map((value) => ({ value })),
      ),
    ).toThrow('The oracle "m" cannot compare');
  });

  it('compares big integers, texts, booleans and dates, and takes null for nothing to see', () => {
    const oracle = () =>
      monotonic('m', { value: ({ value }: { readonly value: unknown }) => value });
    const back = (first: unknown, second: unknown) =>
      verdicts(oracle(), [{ value: first }, { value: null }, { value: second }])[2];
    expect(back(2n, 1n)).toBe('from 2 back to 1');
    expect(back(2n, 3)).toBe(true);
    expect(back('b', 'a')).toBe('from "b" back to "a"');
    expect(back(true, false)).toBe('from true back to false');
    expect(back(new Date(1), new Date(1))).toBe(true);
    expect(back(new Date(1), new Date(0))).toMatch('back to "1970');
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
