import { describe, expect, it } from 'vitest';
import { BUG_CATALOGUE } from './bug-catalogue.js';
import { exploreBug, EXPLORED_BUGS } from './explored-bugs.js';

/** The steps of the shortest counterexample of a bug of each type: they follow from the module and its bounds. */
const STEPS: Readonly<Record<string, number>> = {
  'unfenced-lease': 8,
  'version-compare': 4,
  'checkpoint-before-emit': 4,
};

it('says of every bug how it is explored', () => {
  expect(Object.keys(EXPLORED_BUGS).sort()).toEqual(BUG_CATALOGUE.map(({ name }) => name).sort());
});

describe.each(BUG_CATALOGUE.filter(({ name }) => name in STEPS))('$title', (bug) => {
  // A busy machine is slow, not broken.
  it(
    'has a shortest counterexample, and none without the mistake',
    { timeout: 60_000 },
    async () => {
      const explored = EXPLORED_BUGS[bug.name];
      if (explored === undefined || !('bounds' in explored)) throw new Error('It is not explored.');
      const { steps, right } = await exploreBug(bug, explored.bounds);
      expect(steps).toHaveLength(STEPS[bug.name] ?? 0);
      expect(right).toMatchObject({ ok: true, verdict: 'complete' });
    },
  );
});
