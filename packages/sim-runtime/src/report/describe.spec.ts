import { describe as group, expect, it } from 'vitest';
import { describe } from './describe.js';

group('a value in few words', () => {
  it.each([
    [{ kind: 'write', worker: 1, epoch: undefined }, 'write(worker 1)'],
    [[1, 'two', null], '[1, two, null]'],
    [new Map([['a', new Set([1])]]), '{a {1}}'],
    [[1, 2, 3, 4, 5, 6, 7, 8], '[1, 2, 3, 4, 5, 6, … 2 more]'],
    ['x'.repeat(2_000_000), `${'x'.repeat(200)}… (1,999,800 more characters)`],
    [{ kind: 'k'.repeat(201) }, `${'k'.repeat(200)}… (1 more characters)`],
    [{ ['k'.repeat(201)]: 1 }, `{${'k'.repeat(200)}… (1 more characters) 1}`],
    [Uint8Array.of(), '<0 bytes>'],
    [Uint8Array.of(1, 0xab), '<2 bytes: 01ab>'],
    [
      { kind: 'update', data: new Uint8Array(40).fill(7) },
      'update(data <40 bytes: 070707070707…>)',
    ],
  ])('of %j is %s', (value, words) => {
    expect(describe(value)).toBe(words);
  });
});
