import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from './random-stream.js';

const SEEDS = fc.integer({ min: 0, max: 0xffffffff });

describe('RandomStream', () => {
  it('is xoshiro128**', () => {
    // From the state that its seed gives, stepped by the published algorithm in 64-bit integers.
    fc.assert(
      fc.property(SEEDS, fc.integer({ min: 1, max: 50 }), (seed, draws) => {
        const stream = new RandomStream(seed);
        const published = xoshiro128(stateOf(seed));
        for (let draw = 0; draw < draws; draw++) expect(stream.next()).toBe(published());
      }),
    );
  });

  it('draws below any bound, each value as often', () => {
    const stream = new RandomStream(5);
    for (const bound of [1, 2, 10, 1_000_000, 0x20_0000, 0x20_0001, 0x1_0000_0000]) {
      const thirds = [0, 0, 0];
      for (let draw = 0; draw < 3_000; draw++) {
        const value = stream.below(bound);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(bound);
        const third = Math.floor((value / bound) * 3);
        thirds[third] = (thirds[third] ?? 0) + 1;
      }
      if (bound >= 1_000_000)
        for (const count of thirds) expect(Math.abs(count - 1_000)).toBeLessThan(130);
    }
  });

  it.each([0, -1, 1.5, Number.NaN, 0x1_0000_0001])('refuses the bound %d', (bound) => {
    expect(() => new RandomStream(1).below(bound)).toThrow(RangeError);
  });

  it('forks streams that do not depend on what was drawn', () => {
    fc.assert(
      fc.property(SEEDS, fc.string(), fc.string(), (seed, label, other) => {
        fc.pre(label !== other);
        const fresh = new RandomStream(seed);
        const used = new RandomStream(seed);
        used.next();
        const draws = (stream: RandomStream): number[] => [
          stream.next(),
          stream.next(),
          stream.next(),
        ];
        expect(draws(used.fork(label))).toEqual(draws(fresh.fork(label)));
        expect(draws(fresh.fork(other))).not.toEqual(draws(fresh.fork(label)));
      }),
    );
  });
});

const MASK = 0xffffffffn;

function rotate(value: bigint, by: bigint): bigint {
  return ((value << by) | (value >> (32n - by))) & MASK;
}

function xoshiro128(state: bigint[]): () => number {
  const [a = 0n, b = 0n, c = 0n, d = 0n] = state;
  let s: [bigint, bigint, bigint, bigint] = [a, b, c, d];
  return () => {
    const result = (rotate((s[1] * 5n) & MASK, 7n) * 9n) & MASK;
    const shifted = (s[1] << 9n) & MASK;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s = [s[0], s[1], s[2], rotate(s[3], 11n)];
    return Number(result);
  };
}

function mix(value: bigint): bigint {
  let x = value & MASK;
  x ^= x >> 16n;
  x = (x * 0x21f0aaadn) & MASK;
  x ^= x >> 15n;
  x = (x * 0x735a2d97n) & MASK;
  return x ^ (x >> 15n);
}

function stateOf(seed: number): bigint[] {
  const label = [...'stream'].reduce(
    (hash, character) => ((hash ^ BigInt(character.charCodeAt(0))) * 0x01000193n) & MASK,
    0x811c9dc5n,
  );
  const key = mix(((mix(BigInt(seed)) * 0x85ebca6bn) & MASK) + mix(label) + 0x9e3779b9n);
  return [1n, 2n, 3n, 4n].map((step) => mix(key + step * 0x9e3779b9n));
}
