import { expect, it } from 'vitest';
import { rangeOf, verdictOn, VERDICTS } from './verdicts.js';

it.each([
  ['mutative', '2.0.0', true],
  ['mutative', '2.3.1', true],
  ['mutative', '3.0.0', undefined],
  ['mutative', '1.9.9', undefined],
  ['mutative', '2.1.0-beta.1', undefined],
  ['immer', '10.2.0', true],
  ['immer', '10.1.9', undefined],
  ['immer', '11.3.0', true],
  ['ramda', '0.32.4', false],
  ['ramda', '0.33.0', undefined],
  ['date-fns', '4.4.0', false],
  ['left-pad', '1.0.0', undefined],
  ['constructor', '1.0.0', undefined],
])('says of %s %s: %s', (name, version, isDeterministic) => {
  expect(verdictOn(name, version)?.isDeterministic).toBe(isDeterministic);
});

it('holds for the version that was read, and says so as npm does', () => {
  for (const [name, verdicts] of VERDICTS) {
    for (const verdict of verdicts) {
      expect(verdictOn(name, verdict.read)).toBe(verdict);
      expect(rangeOf(verdict)).toBe(`^${verdict.read}`);
      expect(verdict.reason).toMatch(/^[a-z`][^.]*[^.]$|`/);
    }
  }
});
