import { expect, it } from 'vitest';
import { MutantTypes } from './mutant-types.js';

it('gives answers to those that wait, and to those that come later', async () => {
  const types = new MutantTypes();
  const early = [types.errorOf(1), types.errorOf(1)];
  types.answer({ id: 1, error: 'TS1: no' });
  types.answer({ id: 2 });
  expect(await Promise.all(early)).toEqual(['TS1: no', 'TS1: no']);
  expect(await types.errorOf(1)).toBe('TS1: no');
  expect(await types.errorOf(2)).toBeUndefined();
});

it('takes mutants without an answer for right at the end', async () => {
  const types = new MutantTypes();
  const waiting = types.errorOf(3);
  types.end();
  expect(await waiting).toBeUndefined();
  expect(await types.errorOf(4)).toBeUndefined();
});

it('fails for those that wait, and later, where the checker fails', async () => {
  const types = new MutantTypes();
  types.answer({ id: 1 });
  const waiting = types.errorOf(2);
  types.end(new Error('no config'));
  await expect(waiting).rejects.toThrow('no config');
  await expect(types.errorOf(3)).rejects.toThrow('no config');
  expect(await types.errorOf(1)).toBeUndefined();
});
