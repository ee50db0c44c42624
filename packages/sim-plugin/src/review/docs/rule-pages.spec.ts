import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { corpusFiles } from '../corpus/corpus.fixture.js';
import { RULES } from '../rules/rules.js';
import { rulePage, rulesPage } from './rule-page.fixture.js';

// The pages are written by `vitest -u`, so that they never say anything else than the rules do.
const FOLDER = fileURLToPath(new URL('../../../../../docs/rules/', import.meta.url));
const corpus = corpusFiles();

it.each(RULES.map((rule) => [rule.name, rule] as const))('documents %s', async (name, rule) => {
  await expect(rulePage(rule, corpus)).toMatchFileSnapshot(`${FOLDER}${name}.md`);
});

it('lists all rules', async () => {
  await expect(rulesPage(RULES)).toMatchFileSnapshot(`${FOLDER}README.md`);
});

it('has no page for a rule that does not exist', () => {
  const pages = readdirSync(FOLDER).filter((file) => file !== 'README.md');
  expect(pages.sort()).toEqual(RULES.map(({ name }) => `${name}.md`).sort());
});
