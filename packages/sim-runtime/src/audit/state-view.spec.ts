import { expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { planOf } from '../sweep/run-seed.js';
import { audit } from './audit.js';

it('sees into values that are no records', () => {
  let made = 0;
  const dated = coordination({
    name: 'dated',
    initialState: { n: 0, v: new Date(0) },
    transition: ({ n }: { readonly n: number; readonly v: Date }) =>
      [{ n: n + 1, v: new Date(made++) }, []] as const,
    actors: 2,
    operations: { go: () => ({ kind: 'go' }) },
    oracles: [],
  });
  expect(audit(dated, planOf(dated, 'sunny', 1)).violation?.kind).toBe('nondeterminism');
});

class Counter {
  readonly #n: number;
  constructor(n: number) {
    this.#n = n;
  }
  get n(): number {
    return this.#n;
  }
}

it('sees a state with private fields by its view, and says so without one', () => {
  const counting = (leak: () => number, view?: (state: Counter) => unknown) => {
    const simulation = coordination({
      name: 'counting',
      initialState: new Counter(0),
      transition: ({ n }: Counter) => [new Counter(n + 1 + leak()), []] as const,
      actors: 2,
      operations: { go: () => ({ kind: 'go' }) },
      ...(view === undefined ? {} : { view }),
      oracles: [],
    });
    return audit(simulation, planOf(simulation, 'sunny', 1));
  };
  let made = 0;
  expect(counting(() => made++, ({ n }) => n).violation?.kind).toBe('nondeterminism'); // prettier-ignore
  expect(counting(() => 0, ({ n }) => n)).not.toHaveProperty('unseen'); // prettier-ignore
  expect(counting(() => 0).violation).toBeUndefined();
  expect(counting(() => 0).unseen).toMatch(/#n of class Counter/);
});
