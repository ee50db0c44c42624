// What the review finds in published packages, each BLOCK judged by hand, as docs/third-party.md.
//
//   npm run review:third-party
//
// It installs the packages in the versions of third-party/packages.json from the npm registry in a
// temporary folder, reviews their sources in the strict boundary, and writes the page. It fails when a
// BLOCK has no verdict, when a verdict has no BLOCK any more, and when a verdict says that one is false.

import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { URL } from 'node:url';
import { ImportResolver } from '../dist/review/graph/import-resolver.js';
import { moduleGraph } from '../dist/review/graph/module-graph.js';
import { reviewFile } from '../dist/review/review-file.js';
import { RULES } from '../dist/review/rules/rules.js';
import { page } from './third-party/page.mjs';

const packages = JSON.parse(
  readFileSync(new URL('./third-party/packages.json', import.meta.url), 'utf8'),
);
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'third-party-')));
try {
  install();
  const reviews = packages.map((it) => ({ ...it, ...review(it) }));
  const problems = reviews.flatMap(unsettled);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else writeFileSync(new URL('../../../docs/third-party.md', import.meta.url), page(reviews));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function install() {
  const dependencies = Object.fromEntries(packages.map(({ name, version }) => [name, version]));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...flags], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error('npm could not install the packages.');
}

function review({ name, entries }) {
  const root = join(folder, 'node_modules', name);
  const counts = { BLOCK: 0, WARN: 0, INFO: 0 };
  const blocks = [];
  let files = 0;
  let lines = 0;
  const graph = moduleGraph({
    entries: entries.map((entry) => join(root, entry)),
    resolver: new ImportResolver([]),
    visited: new Set(),
    isLeaf: () => false,
  });
  for (const { path, source } of graph) {
    files += 1;
    lines += source.text.split('\n').length;
    const file = relative(root, path).replaceAll('\\', '/');
    const { diagnostics } = reviewFile({
      file,
      source,
      rules: RULES,
      boundary: 'strict',
      options: {},
    });
    for (const { severity, line, column, rule, what } of diagnostics) {
      counts[severity] += 1;
      if (severity === 'BLOCK') blocks.push({ place: `${file}:${line}:${column}`, rule, what });
    }
  }
  return { files, lines, counts, blocks };
}

function unsettled({ name, blocks, verdicts }) {
  const keys = blocks.map(({ place, rule }) => `${place} ${rule}`);
  const unjudged = blocks
    .filter(({ place, rule }) => verdicts[`${place} ${rule}`] === undefined)
    .map(({ place, rule, what }) => `${name}: no verdict on "${place} ${rule}": ${what}`);
  const gone = Object.keys(verdicts)
    .filter((key) => !keys.includes(key))
    .map((key) => `${name}: there is no BLOCK any more at "${key}".`);
  const wrong = Object.entries(verdicts)
    .filter(([, verdict]) => verdict.startsWith('false'))
    .map(([key, verdict]) => `${name}: ${key} is ${verdict}`);
  return [...unjudged, ...gone, ...wrong];
}
