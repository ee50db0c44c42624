import { describe, expect, it } from 'vitest';
import { explore, type Model } from '../explore.js';

/** Parties that take a token in turn; each knows whom it had it from. */
interface Turns {
  readonly holder: number;
  readonly from: readonly number[];
}

const PARTIES = [0, 1, 2];

function turns(extra: Partial<Model<Turns, number>> = {}): Model<Turns, number> {
  return {
    name: 'turns',
    initial: () => PARTIES.map((holder) => ({ holder, from: [-1, -1, -1] })),
    actions: () => PARTIES,
    next: ({ holder, from }, to) =>
      to === holder ? undefined : { holder: to, from: from.with(to, holder) },
    parties: PARTIES.length,
    permute: ({ holder, from }, permutation) => {
      const renamed = from.map(() => -1);
      from.forEach((value, party) => (renamed[permutation[party] ?? 0] = permutation[value] ?? -1));
      return { holder: permutation[holder] ?? 0, from: renamed };
    },
    ...extra,
  };
}

/** The orbits of a model, counted from its states one by one. */
function orbits(model: Model<Turns, number>): number {
  const least = new Set<string>();
  const all = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  explore(
    {
      ...model,
      within: (state) => {
        const images = all.map((renaming) => JSON.stringify(model.permute?.(state, renaming)));
        least.add(images.sort()[0] ?? '');
        return true;
      },
    },
    { symmetry: false },
  );
  return least.size;
}

describe('symmetry', () => {
  it('finds one state for each orbit, also where parties refer to each other', () => {
    const all = explore(turns(), { symmetry: false });
    const found = explore(turns());
    expect(found.matching.symmetry).toBe(true);
    expect(found.distinct).toBeLessThan(all.distinct);
    expect(found.distinct).toBe(orbits(turns()));
    expect(found.depth).toBe(all.depth);
  });

  it('finds a violation by a path of the model itself', () => {
    const properties = [
      {
        kind: 'always' as const,
        name: 'no cycle of two',
        holds: ({ from }: Turns) => !from.some((value, party) => from[value] === party),
      },
    ];
    const [symmetric] = explore(turns({ properties })).properties;
    const [plain] = explore(turns({ properties }), { symmetry: false }).properties;
    if (symmetric?.verdict !== 'violated' || plain?.verdict !== 'violated')
      throw new Error('It holds.');
    expect(symmetric.path?.steps).toHaveLength(plain.path?.steps.length ?? 0);
    expect(symmetric.path?.steps.at(-1)?.state.from).toEqual(expect.arrayContaining([-1]));
  });

  it.each([
    [
      'a renaming that forgets values',
      {
        permute: ({ holder, from }: Turns, to: readonly number[]) => ({
          holder: to[holder] ?? 0,
          from: from.map((_, party) => from[party] ?? 0),
        }),
      },
      'a renamed state has other successors',
    ],
    [
      'a renaming that is none',
      { permute: (state: Turns) => ({ ...state, holder: 1 }) },
      '`permute` with a permutation and then with its inverse gives another state',
    ],
    [
      'a property about one party',
      {
        properties: [
          { kind: 'always' as const, name: 'never 2', holds: ({ holder }: Turns) => holder !== 2 },
        ],
      },
      'always "never 2" tells a state from its renamed copy',
    ],
  ])('refuses %s', (_, extra, words) => {
    expect(() => explore(turns(extra))).toThrow(words);
  });

  it('is refused together with liveness, and not used where it was not asked for', () => {
    const model = turns({
      properties: [{ kind: 'eventually', name: 'moves', holds: ({ holder }) => holder === 1 }],
    });
    expect(() => explore(model, { symmetry: true })).toThrow(
      'Symmetry cannot be combined with liveness, and the model "turns" claims eventually "moves"',
    );
    expect(explore(model).matching.symmetry).toBe(false);
  });
});
