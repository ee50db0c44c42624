import { describe, expect, test } from 'vitest';
import { canonical } from './canonical.js';

class Public {
  readonly amount: number;

  constructor(amount: number) {
    this.amount = amount;
  }
}

class Private {
  readonly #amount: number;

  constructor(amount: number) {
    this.#amount = amount;
  }

  get amount(): number {
    return this.#amount;
  }
}

const MARK = Symbol('mark');

describe('canonical', () => {
  test.each([
    ['records in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['a field that holds nothing', { a: 1, b: undefined }, { a: 1 }],
    ['sets in another order', new Set([1, 2]), new Set([2, 1])],
    ['dates', new Date(5), new Date(5)],
    ['bytes', new Uint8Array([1, 2]), Buffer.from([1, 2])],
    ['errors', new Error('full'), new Error('full')],
    ['an object of a public class and a record', new Public(1), { amount: 1 }],
    ['NaN', Number.NaN, Number.NaN],
    ['0 and -0', 0, -0],
  ])('gives one text for equal %s', (_, first, second) => {
    expect(canonical(first)).toBe(canonical(second));
  });

  test.each([
    ['dates', new Date(5), new Date(6)],
    ['bytes', new Uint8Array([1, 2]), new Uint8Array([2, 1])],
    ['buffers', new Uint8Array([1]).buffer, new Uint8Array([2]).buffer],
    ['errors', new Error('full'), new Error('gone')],
    ['regular expressions', /a/, /b/],
    ['URLs', new URL('http://a/'), new URL('http://b/')],
    ['fields with symbols for keys', { [MARK]: 1 }, { [MARK]: 2 }],
    ['a date and a record', new Date(5), {}],
    ['a number and a text', 1, '1'],
    ['a number and a large integer', 1, 1n],
  ])('tells %s apart', (_, first, second) => {
    expect(canonical(first)).not.toBe(canonical(second));
  });

  test('refuses what cannot be seen whole', () => {
    expect(() => canonical({ price: new Private(1) })).toThrow(
      'private state (#amount of class Private)',
    );
    expect(() => canonical(() => 1)).toThrow('A function is no data');
    expect(() => canonical(new WeakMap())).toThrow('a WeakMap');
  });
});
