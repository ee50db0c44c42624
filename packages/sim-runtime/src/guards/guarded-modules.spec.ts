import nodeCrypto, { randomBytes, randomFill, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { GuardError } from './guard-error.js';
import { keepGuards, underGuard } from './guards.js';

describe('a function of a built-in module', () => {
  it.each([
    ['randomBytes', () => randomBytes(4)],
    ['randomBytes', () => nodeCrypto.randomBytes(4)],
    ['randomFill', () => randomFill(new Uint8Array(4), () => undefined)],
    ['randomInt', () => randomInt(4)],
    ['randomUUID', () => randomUUID()],
  ])('is stopped, however it is imported: %s', (name, use) => {
    expect(() => underGuard(use)).toThrow(
      new RegExp(`^node:crypto\\.${name}\\(\\) was called at .*guarded-modules\\.spec\\.ts:\\d+`),
    );
    expect(use).not.toThrow();
  });

  it('is stopped where it starts a timer', () => {
    expect(() => underGuard(() => later(() => undefined, 1))).toThrow(GuardError);
  });

  it('works as ever outside of a run', async () => {
    keepGuards(() => undefined);
    await expect(promisify(later)(1, 'done')).resolves.toBe('done');
    await expect(promisify(randomBytes)(3)).resolves.toHaveLength(3);
  });
});
