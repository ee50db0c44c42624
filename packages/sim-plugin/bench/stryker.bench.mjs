import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MutationProgress } from '../dist/executors/sim-mutate/mutation-progress.js';
import { simMutate } from '../dist/executors/sim-mutate/sim-mutate.js';
import { STARTERS, withStarters } from './mutation/starters.mjs';
import { compareReports, isNoticed } from './stryker/compare-reports.mjs';
import { measured } from './stryker/measured.mjs';

/**
 * `npm run bench:stryker`: mutants of the starters, tried by `sim-mutate` and by StrykerJS with the starter's own tests,
 * one after the other. It installs StrykerJS from npm into a folder that it removes. Prints what a mutant and the start
 * cost, and each mutant that one of the two notices and the other does not.
 */
const PACKAGES = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1'];
const PEERS = ['vitest', 'vite', 'typescript'];
const WORKERS = 2;
/** One that makes few mutants: what its run costs is mostly the start. */
const FEW = 'ArithmeticOperator';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seeds: { type: 'string', default: '100' },
    mutate: { type: 'string' },
  },
});

if (values.mutate === undefined) await compare();
else await mutate(JSON.parse(values.mutate));

async function mutate({ workspaceRoot, type, options }) {
  const projectRoot = `packages/${type}`;
  await simMutate({
    project: type,
    workspaceRoot,
    projectRoot,
    options,
    print: () => undefined,
    progress: new MutationProgress({ write: () => true }),
    signal: new globalThis.AbortController().signal,
  });
}

async function compare() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stryker-')));
  try {
    await withStarters(async (workspace) => {
      await install(folder, workspace);
      for (const { type, level } of STARTERS) {
        if (values.only !== undefined && values.only !== type) continue;
        await pair(folder, workspace, type, level);
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** StrykerJS, its Vitest, and the starters in one folder, where each finds the others. */
async function install(folder, workspace) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const peers = PEERS.map((name) => `${name}@${manifestOf(workspace, name).version}`);
  await measured(['npm', 'install', '--no-audit', '--no-fund', ...PACKAGES, ...peers], folder);
  for (const name of ['sim-runtime', 'sim-plugin']) {
    const path = join(folder, 'node_modules/@gossip', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(realpathSync(join(workspace, 'node_modules/@gossip', name)), path);
  }
  for (const name of ['packages', 'tsconfig.json', 'tsconfig.base.json']) {
    cpSync(join(workspace, name), join(folder, name), { recursive: true });
  }
}

function manifestOf(workspace, name) {
  return readJson(join(workspace, 'node_modules', name, 'package.json'));
}

async function pair(folder, workspace, type, level) {
  const project = join(folder, 'packages', type);
  const ours = (more) => runOurs(workspace, type, level, more);
  const typed = { few: await ours({ operators: FEW }), whole: await ours({}) };
  const untyped = {
    few: await ours({ operators: FEW, skipTypecheck: true }),
    whole: await ours({ skipTypecheck: true }),
  };
  const files = Object.keys(typed.whole.report.files).map((file) =>
    file.replace(/^.*?(?=src\/)/, ''),
  );
  const dry = await runStryker(project, files, ['--dryRunOnly']);
  const stryker = await runStryker(project, files, []);
  print(`${type}, ${level}, ${values.seeds} seeds`);
  printCost('StrykerJS', stryker, dry);
  printCost('sim-mutate', typed.whole, typed.few);
  printCost('sim-mutate --skipTypecheck', untyped.whole, untyped.few);
  printDifferences(stryker.report, untyped.whole.report, typed.whole.report);
}

async function runOurs(workspaceRoot, type, level, more) {
  const options = { level, seeds: values.seeds, workers: WORKERS, ...more };
  const task = JSON.stringify({ workspaceRoot, type, options });
  const cost = await measured(
    [process.execPath, fileURLToPath(import.meta.url), '--mutate', task],
    workspaceRoot,
  );
  const folder = join(workspaceRoot, 'packages', type, 'sim-output/mutation', level);
  return { ...cost, report: readJson(join(folder, 'mutation.json')) };
}

async function runStryker(project, files, words) {
  const config = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.config.mts' },
    mutate: files,
    reporters: ['json'],
    jsonReporter: { fileName: 'stryker.json' },
    concurrency: WORKERS,
    // A copy elsewhere would not find the workspace's packages.
    inPlace: true,
  };
  writeFileSync(join(project, 'stryker.config.json'), JSON.stringify(config));
  const script = join(project, '../../node_modules/@stryker-mutator/core/bin/stryker.js');
  const cost = await measured([process.execPath, script, 'run', ...words], project);
  return words.length > 0 ? cost : { ...cost, report: readJson(join(project, 'stryker.json')) };
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function mutantsOf({ files }) {
  return Object.values(files).flatMap(({ mutants }) => mutants);
}

/** A start without mutants has no report. */
function countOf(report) {
  return report === undefined ? 0 : mutantsOf(report).length;
}

function printCost(name, whole, start) {
  const [total, few] = [countOf(whole.report), countOf(start.report)];
  const each = (what) => Math.round((1_000 * (whole[what] - start[what])) / (total - few));
  const counted = mutantsOf(whole.report).filter(
    ({ status }) => status !== 'CompileError' && status !== 'Ignored',
  );
  const noticed = counted.filter((mutant) => isNoticed([mutant])).length;
  print(
    `  ${name}: ${whole.wall.toFixed(1)} s for ${total} mutants (processor ${whole.processor.toFixed(1)} s), ` +
      `of which the start ${start.wall.toFixed(1)} s (${start.processor.toFixed(1)} s); ` +
      `each more ${each('wall')} ms (${each('processor')} ms); notices ${noticed} of ${counted.length}`,
  );
}

function printDifferences(stryker, ours, typed) {
  const { both, oneAlone, otherAlone } = compareReports(stryker, ours);
  const kinds = { both: 0, neither: 0 };
  const differing = [];
  for (const pair of both) {
    const [theirs, own] = [isNoticed(pair.one), isNoticed(pair.other)];
    if (theirs === own) kinds[theirs ? 'both' : 'neither']++;
    else differing.push({ ...pair, by: theirs ? 'StrykerJS alone' : 'sim-mutate alone' });
  }
  print(
    `  ${both.length} changes that both make: ${kinds.both} noticed by both, ${kinds.neither} by neither`,
  );
  for (const { by, one, other } of differing)
    print(`    ${by}: ${place(one[0])}, ${reason(one[0], other[0])}`);
  printAlone('StrykerJS', oneAlone);
  printAlone('sim-mutate', otherAlone);
  const refused = mutantsOf(typed).filter(({ status }) => status === 'CompileError');
  print(`  refused by TypeScript: ${refused.length} of those of sim-mutate`);
}

function printAlone(name, mutants) {
  const alive = mutants.filter((mutant) => !isNoticed([mutant]));
  print(
    `  ${mutants.length} changes that ${name} alone makes: ${tally(mutants)}; not noticed ${alive.length}`,
  );
  for (const mutant of alive) print(`    ${place(mutant)}`);
}

function tally(mutants) {
  const counts = new Map();
  for (const { mutatorName } of mutants)
    counts.set(mutatorName, (counts.get(mutatorName) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
}

function place({ file, line, before, replacement, mutatorName }) {
  return `${file}:${line} ${mutatorName} ${short(before)} -> ${short(replacement)}`;
}

function reason(theirs, own) {
  const noticed = isNoticed([theirs]) ? theirs : own;
  return short(noticed.statusReason ?? noticed.status);
}

function short(text) {
  return text.replace(/\s+/g, ' ').trim().slice(0, 90) || '(nothing)';
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
