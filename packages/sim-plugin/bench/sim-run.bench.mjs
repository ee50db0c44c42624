// How long sim-run takes to its first run, and what a second worker gives.
//
//   npx nx build sim-plugin && node packages/sim-plugin/bench/sim-run.bench.mjs
//     [--workspace folder] [--project name] [--seeds 6000] [--rounds 5] [--against folder]
//
// Without a workspace it writes one, with the starter modules, and removes it when it is done.
// --against names the folder of another build of this plugin, with a `dist` in it: both take turns.
//
// Every round is a new process; one worker and two take turns, since the machine may be busy with
// other things. Processor time says what the wall clock cannot on such a machine: how much work a
// second worker adds. The load says how much to trust the rest.

import console from 'node:console';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { runRound } from './run-round.mjs';

const SELF = fileURLToPath(import.meta.url);
const OWN_BUILD = fileURLToPath(new URL('..', import.meta.url));
/** Clock ticks of Linux's process accounting, per second. */
const TICKS_PER_SECOND = 100;

if (process.argv[2] === '--round') await round(JSON.parse(process.argv[3]));
else await main();

async function main() {
  const { values } = parseArgs({
    options: {
      workspace: { type: 'string' },
      project: { type: 'string', default: 'coordination' },
      seeds: { type: 'string', default: '6000' },
      rounds: { type: 'string', default: '5' },
      against: { type: 'string' },
    },
  });
  const root = values.workspace === undefined ? await ownWorkspace() : resolve(values.workspace);
  try {
    const builds = [OWN_BUILD, ...(values.against === undefined ? [] : [resolve(values.against)])];
    const task = { root, project: values.project };
    measure(builds, task, Number(values.seeds), Number(values.rounds));
  } finally {
    if (values.workspace === undefined) rmSync(root, { recursive: true });
  }
}

async function ownWorkspace() {
  const { writeGeneratedModules } = await import('./sim-check/generated-modules.mjs');
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sim-run-bench-')));
  const typescript = fileURLToPath(new URL('../..', import.meta.resolve('typescript')));
  await writeGeneratedModules(root, typescript);
  return root;
}

function measure(builds, task, seeds, rounds) {
  const config = join(task.root, 'packages', task.project, 'sim.config.json');
  if (!existsSync(config))
    throw new Error(`There is no ${config}: give --workspace and --project.`);
  const results = builds.map(() => ({ first: [], one: [], two: [] }));
  const sweep = { level: 'stormy', seeds, firstSeed: 1, audit: 0 };
  for (let index = 0; index < rounds; index++) {
    for (const [build, { first, one, two }] of results.entries()) {
      const inRound = (options) => runRound(SELF, { ...task, build: builds[build], options });
      first.push(inRound({ level: 'sunny', seeds: 1, firstSeed: 1 }));
      one.push(inRound({ ...sweep, workers: 1 }));
      two.push(inRound({ ...sweep, workers: 2 }));
    }
  }
  const load = loadavg()[0].toFixed(1);
  console.log(
    `Node ${process.version}, ${task.project}, medians of ${rounds}; load ${load} on ${availableParallelism()} processors`,
  );
  for (const [build, result] of results.entries()) tell(builds[build], result, seeds);
}

function tell(build, { first, one, two }, seeds) {
  console.log(`\n${build}`);
  const load = medianOf(first, 'loadMs');
  const total = load + medianOf(first, 'runMs');
  console.log(
    `one seed, from loading the executor to the report: ${total} ms, of which loading ${load} ms; ${medianOf(first, 'cpuMs')} ms of processor time`,
  );
  for (const [workers, rounds] of [
    ['one worker', one],
    ['two workers', two],
  ]) {
    const runMs = medianOf(rounds, 'runMs');
    const perSecond = Math.round((seeds * 1_000) / runMs);
    console.log(
      `${seeds} seeds, ${workers}: ${runMs} ms, ${perSecond} seeds/s, ${medianOf(rounds, 'cpuMs')} ms of processor time`,
    );
  }
  const ratios = one.map(({ runMs }, index) => runMs / two[index].runMs);
  const work = one.map(({ cpuMs }, index) => (2 * cpuMs) / two[index].cpuMs);
  console.log(
    `two workers to one: ${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}); with both processors to itself at most ${median(work).toFixed(2)}, by processor time`,
  );
}

/** Runs the executor once as Nx does, and prints the times as the last line. */
async function round({ root, project, build, options }) {
  const startMs = performance.now();
  const executor = join(build, 'dist/executors/sim-run/executor.js');
  const { default: simRun } = await import(pathToFileURL(executor).href);
  const loadedMs = performance.now();
  const projects = { [project]: { root: `packages/${project}` } };
  const context = {
    root,
    projectName: project,
    targetName: 'sim-run',
    projectsConfigurations: { version: 2, projects },
  };
  const { success } = await simRun(options, context);
  if (!success) throw new Error('A module that is right was said to fail.');
  const endMs = performance.now();
  const times = {
    loadMs: Math.round(loadedMs - startMs),
    runMs: Math.round(endMs - loadedMs),
    cpuMs: Math.round(ownCpuMs() + childrenCpuMs()),
  };
  console.log(JSON.stringify(times));
}

function ownCpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** What processes used that this one has started and seen end; 0 where the system does not say. */
function childrenCpuMs() {
  if (process.platform !== 'linux') return 0;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  const [user, system] = [Number(fields[13]), Number(fields[14])];
  return ((user + system) * 1_000) / TICKS_PER_SECOND;
}

function medianOf(rounds, key) {
  return median(rounds.map((one) => one[key]));
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
