import { serialize } from 'node:v8';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallInteger } from './small-integer.js';

/** The byte that begins a small integer in V8's format: it writes a double that is one as a double. */
const SMALL_INTEGER = 'I'.charCodeAt(0);

describe('smallInteger', () => {
  it('is the same number', () => {
    const numbers = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double());
    fc.assert(
      fc.property(numbers, (value) => {
        expect(smallInteger(value) === value || Number.isNaN(value)).toBe(true);
      }),
    );
    expect(smallInteger(Number.NaN)).toBeNaN();
  });

  it('is held as a small integer, where a remainder of large numbers is not', () => {
    const large = [0x9000_0001, 7] as const;
    expect(serialize(large[0] % large[1])[2]).not.toBe(SMALL_INTEGER);
    expect(serialize(smallInteger(large[0] % large[1]))[2]).toBe(SMALL_INTEGER);
  });
});
