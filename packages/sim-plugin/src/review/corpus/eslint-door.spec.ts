import { ESLint, type Linter } from 'eslint';
import { relative } from 'node:path';
import tseslint from 'typescript-eslint';
import { expect, it } from 'vitest';
import simulation from '../../eslint/index.js';
import { CORPUS, CORPUS_OPTIONS, corpusFiles } from './corpus.fixture.js';
import { byPlace, embeddedFindings, type DoorFinding } from './embedded-door.fixture.js';

it('finds in ESLint what the embedded review finds', { timeout: 120_000 }, async () => {
  const found = await eslintFindings();

  const files = corpusFiles();
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    expect(found.get(file.name) ?? [], file.name).toEqual(embeddedFindings(file));
  }
});

async function eslintFindings(): Promise<ReadonlyMap<string, readonly DoorFinding[]>> {
  const { strict, recommended } = simulation.configs;
  const configs = [
    { ...strict, files: ['strict/**/*.ts'], rules: { ...strict.rules, ...withOptions() } },
    { ...recommended, files: ['moderate/**/*.ts'], rules: { ...strict.rules, ...withOptions() } },
    {
      ...strict,
      files: ['boundary/**/*.ts'],
      settings: { sim: { boundary: 'boundary' } },
      rules: { ...strict.rules, ...withOptions() },
    },
  ];
  const eslint = new ESLint({
    cwd: CORPUS,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser as Linter.Parser } },
      ...(configs as unknown as Linter.Config[]),
    ],
  });
  const results = await eslint.lintFiles(['**/*.ts']);
  return new Map(
    results.map(({ filePath, messages }) => [
      relative(CORPUS, filePath).replaceAll('\\', '/'),
      messages.map(findingOf).sort(byPlace),
    ]),
  );
}

function withOptions(): Linter.RulesRecord {
  return Object.fromEntries(
    Object.entries(CORPUS_OPTIONS).map(([rule, options]) => [`sim/${rule}`, ['error', options]]),
  );
}

function findingOf({ line, column, ruleId, message }: Linter.LintMessage): DoorFinding {
  return { line, column, rule: (ruleId ?? 'none').replace(/^sim\//, ''), message };
}
