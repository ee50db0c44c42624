import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RULES } from '../rules/rules.js';
import { CORPUS, CORPUS_OPTIONS, corpusFiles } from './corpus.fixture.js';
import { byPlace, embeddedFindings, type DoorFinding } from './embedded-door.fixture.js';

// Oxlint loads JavaScript, so it gets the plugin bundled, in a folder of the package like the built one.
const FOLDER = fileURLToPath(new URL('../../../out-tsc/oxlint', import.meta.url));

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../../oxlint/index.ts', import.meta.url)),
    platform: 'node',
    external: /^@typescript-eslint\/|^node:/,
  });
  await bundle.write({ file: join(FOLDER, 'plugin.mjs') });
  await bundle.close();
});

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

it('finds in Oxlint what the embedded review finds', { timeout: 120_000 }, async () => {
  const boundaries = ['strict', 'moderate', 'boundary'];
  const found = new Map((await Promise.all(boundaries.map(oxlint))).flatMap((it) => [...it]));

  const files = corpusFiles();
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const findings = [...(found.get(file.name) ?? [])].sort(byPlace);
    expect(findings, file.name).toEqual(embeddedFindings(file));
  }
});

async function oxlint(boundary: string): Promise<ReadonlyMap<string, readonly DoorFinding[]>> {
  const config = join(FOLDER, `${boundary}.json`);
  const rules = RULES.map(({ name }) => [`sim/${name}`, ['error', CORPUS_OPTIONS[name] ?? {}]]);
  writeFileSync(
    config,
    JSON.stringify({
      jsPlugins: [join(FOLDER, 'plugin.mjs')],
      categories: { correctness: 'off' },
      settings: { sim: { boundary } },
      rules: Object.fromEntries(rules),
    }),
  );
  const { diagnostics } = JSON.parse(await run(config, boundary)) as { diagnostics: Problem[] };
  const findings = new Map<string, DoorFinding[]>();
  for (const { filename, code, message, labels } of diagnostics) {
    const span = labels[0]?.span;
    const rule = /^sim\((?<rule>.+)\)$/.exec(code)?.groups?.['rule'] ?? code;
    const finding = { line: span?.line ?? 0, column: span?.column ?? 0, rule, message };
    const name = filename.replaceAll('\\', '/');
    findings.set(name, [...(findings.get(name) ?? []), finding]);
  }
  return findings;
}

interface Problem {
  readonly filename: string;
  readonly code: string;
  readonly message: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

function run(config: string, folder: string): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('oxlint/package.json');
  const cli = join(dirname(manifest), 'bin', 'oxlint');
  const args = [
    cli,
    '--config',
    config,
    '--format',
    'json',
    '--ignore-pattern',
    '**/tests/**',
    folder,
  ];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      args,
      { cwd: CORPUS, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        // Findings make Oxlint end with 1; anything else is a failure of its own.
        if (error && stdout === '') reject(new Error(stderr, { cause: error }));
        else resolve(stdout);
      },
    );
  });
}
