import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { always } from './always.js';
import { idempotent } from './idempotent.js';
import { leaseExclusivity } from './lease-exclusivity.js';
import { monotonic } from './monotonic.js';
import { mutualExclusion } from './mutual-exclusion.js';
import { type Oracle } from './oracle.js';
import { progress } from './progress.js';
import { terminal } from './terminal.js';
import { zombieRejected } from './zombie-rejected.js';

/** An event that every oracle of the catalogue can read something from. */
interface World {
  readonly now: number;
  readonly key: number;
  readonly value: number;
  readonly isGrant: boolean;
}

const CATALOGUE: readonly Oracle<World>[] = [
  monotonic('monotonic', { value: ({ value }) => value, of: ({ key }) => key }),
  terminal('terminal', {
    value: ({ value }) => value,
    isTerminal: (value) => value > 2,
    of: ({ key }) => key,
  }),
  idempotent('idempotent', { request: ({ key }) => key, outcome: ({ value }) => ({ value }) }),
  mutualExclusion<World>('mutualExclusion', {
    acquired: ({ isGrant, key, value }) => (isGrant ? [{ holder: value, resource: key }] : []),
    released: ({ isGrant, key, value }) => (isGrant ? [] : [{ holder: value, resource: key }]),
  }),
  leaseExclusivity('leaseExclusivity', {
    granted: ({ isGrant, key, value, now }) =>
      isGrant ? [{ holder: value, resource: key, expiresAt: now + 3 }] : [],
  }),
  zombieRejected('zombieRejected', {
    granted: ({ isGrant, key, value }) => (isGrant ? [{ epoch: value, resource: key }] : []),
    accepted: ({ isGrant, key, value }) => (isGrant ? [] : [{ epoch: value, resource: key }]),
  }),
  progress('progress', { measure: ({ value }) => value }, { withinTicks: 5 }),
];

const worlds = fc
  .array(fc.record({ key: fc.nat(1), value: fc.nat(3), isGrant: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((events): readonly World[] => events.map((event, now) => ({ ...event, now })));

describe.each(CATALOGUE)('the history of $name', (oracle) => {
  it('can be copied at any event, and the copy goes on by itself', () => {
    fc.assert(
      fc.property(worlds, worlds, (course, elsewhere) => {
        const kept = oracle.history();
        let copied = oracle.history();
        for (const world of course) {
          const before = structuredClone(copied);
          copied = structuredClone(before);
          expect(oracle.check(world, copied)).toEqual(oracle.check(world, kept));
          // Another course from the same history leaves this one as it is.
          const fork = structuredClone(before);
          for (const other of elsewhere) oracle.check(other, fork);
        }
        expect(copied).toEqual(kept);
      }),
      { numRuns: 50 },
    );
  });

  it('is another one for each run', () => {
    const history = oracle.history();
    expect(oracle.history()).toEqual(history);
    expect(oracle.history()).not.toBe(history);
  });
});

it('gives the deprecated check that is bound to a history', () => {
  const rises = always<number, { last: number }>(
    'rises',
    (value, history) => value > history.last && (history.last = value) === value,
    { history: () => ({ last: 0 }) },
  );
  const check = rises.begin();
  expect([check(1), check(1), check(2)]).toEqual([true, false, true]);
  expect(rises.begin()(1)).toBe(true);
});

it('is undefined for an oracle that remembers nothing', () => {
  expect(always('holds', () => true).history()).toBeUndefined();
});
