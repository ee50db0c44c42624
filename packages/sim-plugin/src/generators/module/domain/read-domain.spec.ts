import { describe, expect, it } from 'vitest';
import { type ModuleOptions } from '../schema.js';
import { readDomain } from './read-domain.js';

type Names = Pick<ModuleOptions, 'states' | 'inputs' | 'effects' | 'invariants'>;

const read = (names: Names, type: 'coordination' | 'gossip' | 'pipeline' = 'coordination') =>
  readDomain(type, { directory: 'packages/orders', type, ...names });

describe('the names of a module', () => {
  it('are those that the options list', () => {
    const names = {
      states: 'Open, Acquired,Done',
      inputs: 'acquire,complete',
      effects: 'granted',
      invariants: 'one holder; epoch never decreases',
    };
    expect(read(names)).toEqual({
      states: ['Open', 'Acquired', 'Done'],
      inputs: ['acquire', 'complete'],
      effects: ['granted'],
      invariants: [
        { name: 'one holder', identifier: 'oneHolder' },
        { name: 'epoch never decreases', identifier: 'epochNeverDecreases' },
      ],
    });
  });

  it('are none where nothing is named, as after prompts without an answer', () => {
    expect(read({})).toBe(undefined);
    expect(read({ states: '', inputs: ' ', effects: ',', invariants: ';' })).toBe(undefined);
  });

  it.each(['coordination', 'gossip', 'pipeline'] as const)(
    'are filled up for a %s module where only some are given',
    (type) => {
      expect(read({ invariants: 'one holder' }, type)).toMatchObject({
        inputs: [expect.any(String)],
        invariants: [{ name: 'one holder' }],
      });
      expect(read({ inputs: 'only' }, type)?.invariants).toHaveLength(1);
    },
  );
});

describe('a name that code cannot have', () => {
  it.each<[Names, string]>([
    [{ states: 'Open,order placed' }, 'write it like orderPlaced'],
    [{ inputs: '2nd-try' }, "'2nd-try' in --inputs is no name that code can have"],
    [{ effects: '42' }, 'write it like orderPlaced'],
    [
      { inputs: 'acquire,delete' },
      "'delete' in --inputs is a reserved word of TypeScript: choose another name, such as Delete.",
    ],
    [{ states: 'new' }, 'such as New.'],
    [{ inputs: 'constructor' }, 'a name that every JavaScript object has already'],
    [{ states: 'Open,Open' }, "--states names 'Open' twice: leave one out."],
    [
      { inputs: 'orderPlaced,order_placed' },
      "'orderPlaced' and 'order_placed' in --inputs would both be written OrderPlaced in code",
    ],
    [{ effects: 'granted,Granted' }, 'would both be written Granted'],
    [{ invariants: 'a b;a b' }, "--invariants names 'a b' twice"],
    [{ invariants: 'one holder; one-holder!' }, 'would both be called oneHolder in code'],
  ])('is refused: %j', (names, sentence) => {
    expect(() => read(names)).toThrow(sentence);
  });

  it('is refused where the type of the module has no place for it', () => {
    expect(() => read({ effects: 'sent' }, 'gossip')).toThrow('--effects does not apply');
    expect(() => read({ states: 'Open' }, 'pipeline')).toThrow('--states does not apply');
  });
});

it.each([
  ["it's never lost", 'itsNeverLost'],
  ['Größe wächst', 'grosseWachst'],
  ['2 writers never', 'invariant2WritersNever'],
  ['只有一个持有者', 'invariant1'],
  ['delete', 'deleteHolds'],
  ['coverage', 'coverageHolds'],
  ['initial state', 'initialStateHolds'],
])('the invariant %j is called %s in code', (invariants, identifier) => {
  expect(read({ invariants })?.invariants).toEqual([{ name: invariants, identifier }]);
});
