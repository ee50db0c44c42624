import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PartyClocks } from './party-clocks.js';

const ME = 1;

describe('PartyClocks', () => {
  it('show simulated time until they are set', () => {
    const clocks = new PartyClocks(2);
    expect(clocks.local(ME, 42)).toBe(42);
    expect(clocks.global(ME, 50, 42)).toBe(50);
    expect(clocks.areSkewed).toBe(false);
  });

  it('run ahead while skewed, then stand still until time has caught up', () => {
    const clocks = new PartyClocks(2);
    clocks.set(ME, 30, 100);
    expect(clocks.local(ME, 100)).toBe(130);
    expect(clocks.local(0, 100)).toBe(100);
    clocks.set(ME, 0, 110);
    expect([110, 139, 140, 141].map((now) => clocks.local(ME, now))).toEqual([140, 140, 140, 141]);
  });

  it('stand still at once where they are set behind', () => {
    const clocks = new PartyClocks(2);
    clocks.set(ME, -20, 100);
    expect([100, 119, 120, 121].map((now) => clocks.local(ME, now))).toEqual([100, 100, 100, 101]);
  });

  it('keep a jump when a skew ends', () => {
    const clocks = new PartyClocks(2);
    clocks.set(ME, -20, 100);
    clocks.jump(ME, 500, 110);
    clocks.set(ME, 0, 120);
    expect(clocks.local(ME, 120)).toBe(620);
  });

  it('show less only when they are turned back, and never less than 0', () => {
    const clocks = new PartyClocks(2);
    clocks.rewind(ME, 30, 100);
    expect(clocks.local(ME, 100)).toBe(70);
    expect(clocks.local(ME, 101)).toBe(71);
    clocks.rewind(ME, 1_000, 110);
    expect(clocks.local(ME, 110)).toBe(0);
    expect(clocks.local(ME, 111)).toBe(1);
  });

  it('are turned back from where they stand still', () => {
    const clocks = new PartyClocks(2);
    clocks.set(ME, 50, 100);
    clocks.set(ME, 0, 100);
    clocks.rewind(ME, 10, 110);
    expect(clocks.local(ME, 110)).toBe(140);
  });

  it('find the moment when a time will be shown', () => {
    const clocks = new PartyClocks(2);
    clocks.jump(ME, 100, 10);
    expect(clocks.global(ME, 150, 20)).toBe(50);
    expect(clocks.global(ME, 90, 20)).toBe(20);
    clocks.rewind(ME, 40, 20);
    expect(clocks.local(ME, clocks.global(ME, 150, 20))).toBe(150);
  });

  it('never run backwards, whatever is done to them but turning them back', () => {
    const change = fc.record({
      kind: fc.constantFrom('skew' as const, 'straighten' as const, 'jump' as const),
      ticks: fc.integer({ min: -200, max: 200 }),
      after: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const clocks = new PartyClocks(2);
        let now = 0;
        let shown = 0;
        for (const { kind, ticks, after } of changes) {
          now += after;
          if (kind === 'skew') clocks.set(ME, ticks, now);
          else if (kind === 'straighten') clocks.set(ME, 0, now);
          else clocks.jump(ME, Math.abs(ticks), now);
          expect(clocks.local(ME, now)).toBeGreaterThanOrEqual(shown);
          shown = clocks.local(ME, now);
          const later = clocks.global(ME, shown + 7, now);
          expect(clocks.local(ME, later)).toBe(shown + 7);
        }
      }),
    );
  });
});
