import { expect, it } from 'vitest';
import { type Domain } from './domain.js';
import { firstDraft, inWords } from './first-draft.js';

const domain = (names: Partial<Domain>): Domain => ({
  states: [],
  inputs: [],
  effects: [],
  invariants: [],
  ...names,
});

const sentences = (type: Parameters<typeof firstDraft>[0], names: Partial<Domain>) =>
  firstDraft(type, domain(names)).map((reaction) => inWords(type, reaction));

it('takes names in their order', () => {
  const states = ['Open', 'Acquired', 'Done'];
  const inputs = ['acquire', 'complete'];
  expect(sentences('coordination', { states, inputs, effects: ['granted'] })).toEqual([
    'acquire leads from Open to Acquired, and is answered with granted',
    'complete leads from Acquired to Done',
  ]);
});

it('leaves what is over to the last input, and further inputs in the last state', () => {
  expect(
    sentences('coordination', { states: ['A', 'B', 'C'], inputs: ['go'], effects: ['x', 'y'] }),
  ).toEqual(['go leads from A to B, then leads from B to C, and is answered with x and y']);
  expect(sentences('coordination', { states: ['A', 'B'], inputs: ['go', 'stop'] })).toEqual([
    'go leads from A to B',
    'stop stays in B',
  ]);
});

it('answers a message with the next', () => {
  expect(sentences('gossip', { states: ['A', 'B'], inputs: ['digest', 'want'] })).toEqual([
    'digest leads from A to B, and is answered with want',
    'want stays in B',
  ]);
});

it('makes something of every kind of record', () => {
  expect(sentences('pipeline', { inputs: ['placed', 'cancelled'], effects: ['invoice'] })).toEqual([
    'placed becomes invoice',
    'cancelled becomes invoice',
  ]);
  expect(sentences('pipeline', { inputs: ['placed'], effects: ['invoice', 'mail'] })).toEqual([
    'placed becomes invoice and mail',
  ]);
});

it('knows in which states an input changes nothing', () => {
  const [go] = firstDraft(
    'coordination',
    domain({ states: ['A', 'B', 'C'], inputs: ['go', 'on'] }),
  );
  expect(go?.ignoredIn).toEqual(['B', 'C']);
  expect(go?.handler).toBe('onGo');
});
