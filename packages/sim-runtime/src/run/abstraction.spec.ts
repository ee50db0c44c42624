import { describe, expect, it } from 'vitest';
import { abstraction } from './abstraction.js';

describe('the kind of a state', () => {
  it.each([
    ['a counter in one power of 2', { count: 9 }, { count: 15 }],
    ['long texts of like length', { text: 'x'.repeat(40) }, { text: 'y'.repeat(50) }],
    ['the items of a list', { log: [1, 2] }, { log: [3, 4] }],
    ['the entries of a map', new Map([[1, 2]]), new Map([[3, 4]])],
  ])('does not depend on %s', (_what, one, other) => {
    expect(abstraction(one)).toBe(abstraction(other));
  });

  it.each([
    ['a counter in other powers of 2', { count: 7 }, { count: 8 }],
    ['whether a number is whole', { load: 0 }, { load: 0.5 }],
    ['the sign of a number', { count: 7 }, { count: -7 }],
    ['words', { phase: 'idle' }, { phase: 'busy' }],
    ['switches', { isOpen: true }, { isOpen: false }],
    ['what is there', { holder: undefined }, { holder: 0 }],
    ['how much a list holds', { log: [] }, { log: [1] }],
    ['fields of fields', { lease: { epoch: 1 } }, { lease: { epoch: 2 } }],
  ])('depends on %s', (_what, one, other) => {
    expect(abstraction(one)).not.toBe(abstraction(other));
  });

  it('takes what refers to itself', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(abstraction(loop)).toBe(abstraction(loop));
  });
});
