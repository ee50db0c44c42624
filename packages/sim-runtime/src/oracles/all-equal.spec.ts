import { describe, expect, it } from 'vitest';
import { allEqual } from './all-equal.js';

describe('allEqual', () => {
  it('sees what is in dates, errors and buffers', () => {
    expect(allEqual([new Date(1), new Date(2)])).toBe(false);
    expect(allEqual([new Date(1), new Date(1)])).toBe(true);
    expect(allEqual([new Error('a'), new Error('b')])).toBe(false);
    expect(allEqual([new ArrayBuffer(1), new ArrayBuffer(2)])).toBe(false);
  });

  it('compares maps and sets as such, not by the order in which they were filled', () => {
    const forth = new Map([['a', 1], ['b', 2]]); // prettier-ignore
    const back = new Map([['b', 2], ['a', 1]]); // prettier-ignore
    expect(allEqual([forth, back])).toBe(true);
    expect(allEqual([new Set([1, 2]), new Set([2, 1]), new Set([2, 3])])).toBe(false);
  });

  it('refuses what it cannot see, and nothing where there is nothing to compare', () => {
    class Hidden {
      #v: number;
      constructor(v: number) {
        this.#v = v;
      }
      get shown() {
        return this.#v;
      }
    }
    expect(() => allEqual([new Hidden(1), new Hidden(2)])).toThrow(/#v of class Hidden/);
    expect(allEqual([new Hidden(1)])).toBe(true);
    expect(allEqual([])).toBe(true);
  });
});
