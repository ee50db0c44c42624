import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_SEEDS } from '../config/sim-config.js';
import { MODULE_TYPES } from '../config/module-type.js';
import { CI_SYSTEMS, DEFAULT_SWEEPS } from './ci/schema.js';
import { LINTERS, UNIT_TEST_RUNNERS } from './module/tooling.js';

// Nx goes by the schemas and the generators by their own lists; these keep them from drifting apart.
const propertiesOf = (generator: string) =>
  JSON.parse(readFileSync(new URL(`./${generator}/schema.json`, import.meta.url), 'utf8'))
    .properties;

describe('the generator module', () => {
  const module = propertiesOf('module');

  it('offers the choices that it takes', () => {
    expect(module.type.enum).toEqual(MODULE_TYPES);
    expect(module.linter.enum).toEqual(LINTERS);
    expect(module.unitTestRunner.enum).toEqual(UNIT_TEST_RUNNERS);
    expect(propertiesOf('init').unitTestRunner).toMatchObject({ enum: UNIT_TEST_RUNNERS });
  });

  it('asks for its shape as a list, with a word on each', () => {
    const prompt = module.type['x-prompt'];
    expect(prompt.type).toBe('list');
    expect(prompt.items.map(({ value }: { value: string }) => value)).toEqual(MODULE_TYPES);
  });

  it.each([
    ['states', /states/],
    ['inputs', /key transitions/],
    ['effects', /external dependencies/],
    ['invariants', /must always hold/],
    ['claims', /can go wrong/],
  ])('asks for its %s as a question', (option, words) => {
    expect(module[option]['x-prompt']).toMatch(words);
    expect(module[option]['x-prompt']).toContain('?');
  });
});

it('the generator ci offers the choices that it takes, and its own defaults', () => {
  const ci = propertiesOf('ci');
  expect(ci.ci.enum).toEqual(CI_SYSTEMS);
  for (const [option, value] of Object.entries(DEFAULT_SWEEPS)) {
    expect(ci[option].default, option).toBe(value);
  }
  expect(ci.nightlySeeds.maximum).toBe(ALL_SEEDS);
  expect(ci.weeklySeeds.maximum).toBe(ALL_SEEDS);
});
