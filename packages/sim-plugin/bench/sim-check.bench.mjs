// How long sim-check takes: over modules as they are generated, from the start of the executor, beside one tsc of
// the same files, and over a graph of 1,000 files and 100,000 lines, beyond tsc itself.
//
//   npm run bench:sim-check [-- --rounds 5 --only generated|big --typescript <folder>]
//
// It measures the TypeScript that builds this workspace and 7, unless it is given the folder of another.
// Every round is a new process, and nothing is warmed up. On a machine that is busy with other things
// the minimum and the processor time say more than the median.

import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { FILES, writeBigGraph } from './sim-check/big-graph.mjs';
import { TYPES, writeGeneratedModules } from './sim-check/generated-modules.mjs';
import { inRound, secondsOfChildren } from './sim-check/round.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    typescript: { type: 'string', multiple: true },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds is no number: ${values.rounds}`);

for (const folder of values.typescript?.map((path) => resolve(path)) ?? [own(), seven()]) {
  const { version, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  console.log(`TypeScript ${version}, Node ${process.version}, ${rounds} rounds`);
  const tsc = join(folder, bin.tsc);
  if (values.only !== 'big') await measureGenerated(folder, tsc);
  if (values.only !== 'generated') await measureBig(folder, tsc);
}

async function measureGenerated(typescript, tsc) {
  await inWorkspace(async (workspace) => {
    await writeGeneratedModules(workspace, typescript);
    for (const type of TYPES) {
      const config = writeConfigOfAll(join(workspace, 'packages', type));
      const alone = [];
      const check = [];
      for (let index = 0; index < rounds; index += 1) {
        alone.push(timeTsc(tsc, config));
        check.push(inRound(workspace, type));
      }
      report(`a generated ${type} module`, check);
      report('  one tsc of the same files', alone);
      const ratios = (key) => check.map((time, index) => time[key] / alone[index][key]);
      console.log(
        `    times of it: median ${median(ratios('seconds')).toFixed(2)}   processor ${median(ratios('processor')).toFixed(2)}`,
      );
    }
  });
}

/** A tsconfig of all files of a generated project, which its own two share. */
function writeConfigOfAll(folder) {
  const spec = JSON.parse(readFileSync(join(folder, 'tsconfig.spec.json'), 'utf8'));
  const config = {
    extends: spec.extends,
    compilerOptions: {
      ...spec.compilerOptions,
      composite: false,
      emitDeclarationOnly: false,
      declarationMap: false,
    },
    include: [...spec.include, 'src/**/*.ts'],
  };
  const file = join(folder, 'tsconfig.all.json');
  writeFileSync(file, JSON.stringify(config));
  return file;
}

function measureBig(typescript, tsc) {
  return inWorkspace((workspace) => {
    writeBigGraph(workspace, typescript);
    const alone = [];
    const check = [];
    const review = [];
    // In turns, so that what else the machine does falls on all three.
    for (let index = 0; index < rounds; index += 1) {
      alone.push(timeTsc(tsc, join(workspace, 'packages/big')));
      check.push(inRound(workspace, 'big'));
      review.push(inRound(workspace, 'big', { skipTypecheck: true }));
    }
    if (check.some(({ files }) => files !== FILES + 1))
      throw new Error('Not every file was reviewed.');
    report('1,000 files: tsc alone', alone);
    report('1,000 files: sim-check', check);
    report('1,000 files: sim-check --skipTypecheck', review);
    const beyond = check.map((time, index) => ({
      seconds: time.seconds - alone[index].seconds,
      processor: time.processor - alone[index].processor,
    }));
    report('1,000 files: sim-check beyond tsc', beyond);
  });
}

async function inWorkspace(work) {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'sim-check-bench-')));
  try {
    await work(workspace);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function timeTsc(tsc, config) {
  const before = secondsOfChildren();
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', config, '--noEmit'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
  const seconds = (performance.now() - start) / 1_000;
  return { seconds, processor: secondsOfChildren() - before };
}

function report(what, times) {
  const wall = times.map(({ seconds }) => seconds);
  const figures = [
    `median ${inSeconds(median(wall))}`,
    `minimum ${inSeconds(Math.min(...wall))}`,
    `processor ${inSeconds(median(times.map(({ processor }) => processor)))}`,
  ];
  console.log(`  ${what.padEnd(40)} ${figures.join('   ')}`);
}

function inSeconds(value) {
  return `${value.toFixed(2)} s`;
}

function median(values) {
  return [...values].sort((left, right) => left - right)[values.length >> 1];
}

function own() {
  return dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
}

function seven() {
  return fileURLToPath(new URL('../../../typescripts/7/node_modules/typescript', import.meta.url));
}
