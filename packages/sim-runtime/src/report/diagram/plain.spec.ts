import { expect, it } from 'vitest';
import { Outbox } from '../../contracts/outbox.js';
import { toPlain } from './plain.js';

it('copies what JSON has, and makes words of what it has not', () => {
  const value = { a: [1, 'x', null, true], b: undefined, c: Number.NaN, d: 12n, e: new Set([1]) };
  expect(toPlain(value)).toEqual({ a: [1, 'x', null, true], c: 'NaN', d: '12', e: [1] });
});

it('names the keys of a map in few words', () => {
  expect(toPlain(new Map([[{ kind: 'key', id: 1 }, 'x']]))).toEqual({ 'key(id 1)': 'x' });
});

it('shows an object by its fields and getters, without the machinery', () => {
  class Node {
    readonly id = 3;
    readonly outbox = new Outbox<number>();
    readonly act = (): number => 1;
    #hidden = new Map([['k', 1]]);
    get entries(): ReadonlyMap<string, number> {
      return this.#hidden;
    }
    get broken(): never {
      throw new Error('no');
    }
  }
  expect(toPlain(new Node())).toEqual({
    id: 3,
    entries: { k: 1 },
    broken: 'throws when it is read',
  });
});

it('ends where nobody reads on, and where a value contains itself', () => {
  const list = Array.from({ length: 130 }, (_, index) => index);
  expect(toPlain(list)).toHaveLength(101);
  expect((toPlain(list) as unknown[]).at(-1)).toBe('… 30 more');
  const self: { self?: unknown } = {};
  self.self = self;
  expect(JSON.stringify(toPlain(self))).toContain('…');
  expect(toPlain('x'.repeat(2_000_000))).toBe(`${'x'.repeat(400)}… (1,999,600 more characters)`);
  const [key] = Object.keys(toPlain({ ['k'.repeat(2_000_000)]: 1 }) as object);
  expect(key).toBe(`${'k'.repeat(400)}… (1,999,600 more characters)`);
});
