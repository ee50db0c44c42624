import { expect, it } from 'vitest';
import { applyChange } from './apply-change.js';

const FILE = 'one\ntwo\nthree\nfour\n';

it('makes the changes that a diff shows', () => {
  expect(applyChange('a.ts', FILE, ' one\n-two\n+2')).toBe('one\n2\nthree\nfour\n');
  expect(applyChange('a.ts', FILE, '-one\n…\n-four\n+4\n+5')).toBe('two\nthree\n4\n5\n');
});

it('refuses a diff of lines that are not there', () => {
  expect(() => applyChange('a.ts', FILE, '-five')).toThrow('a.ts has these lines 0 times');
});
