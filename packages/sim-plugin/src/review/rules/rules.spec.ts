import { expect, it } from 'vitest';
import { RULE_SETTINGS } from '../../config/review-rules.js';
import { RULES } from './rules.js';

it('has the rules that a config may name, each with the settings that it may give', () => {
  const settings = RULES.map(({ name, options = {} }) => [name, Object.keys(options)]);
  expect(settings).toEqual(Object.entries(RULE_SETTINGS));
});
