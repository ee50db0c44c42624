import { describe, expect, it } from 'vitest';
import { GuardError } from './guard-error.js';
import { trippedGuard, underGuard, unguarded } from './guards.js';

describe('unguarded', () => {
  it('lets through what the guards stop, and only for as long', () => {
    underGuard(() => {
      const promise = unguarded(() => new Promise(() => undefined));
      expect(promise).toBeInstanceOf(Promise);
      expect(unguarded(() => typeof Math.random())).toBe('number');
      expect(trippedGuard()).toBeUndefined();
      expect(() => Math.random()).toThrow(GuardError);
    });
  });

  it('puts the guards up again when the work throws, and leaves none where there was none', () => {
    const failing = () =>
      unguarded(() => {
        throw new Error('half-way');
      });
    underGuard(() => {
      expect(failing).toThrow('half-way');
      expect(() => Date.now()).toThrow(GuardError);
    });
    unguarded(() => 1);
    expect(Date.now()).toBeGreaterThan(0);
  });
});
