// How long sim-run takes to its first run, and what a second worker gives.
//
//   npx nx build sim-plugin && node packages/sim-plugin/bench/sim-run.bench.mjs [workspace] [project] [seeds] [rounds]
//
// The workspace must have this plugin installed, and the project a module: what
// `npm run demo` leaves behind will do. Every round is a new process; one worker and two take turns,
// since the machine may be busy with other things. The processor time says what the wall clock cannot
// on such a machine: how much work the second worker adds.

import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL, URL } from 'node:url';

const [, self, ...args] = process.argv;
const executor = new URL('../dist/executors/sim-run/executor.js', import.meta.url);

if (args[0] === '--round') await round(JSON.parse(args[1]));
else
  measure(
    resolve(args[0] ?? '.'),
    args[1] ?? 'orders',
    Number(args[2] ?? 2_000),
    Number(args[3] ?? 5),
  );

function measure(root, project, seeds, rounds) {
  const inRound = (options) => {
    const task = JSON.stringify({ root, project, options });
    const { stdout, stderr } = spawnSync(process.execPath, [self, '--round', task], {
      encoding: 'utf8',
    });
    const line = stdout.trimEnd().split('\n').at(-1);
    try {
      return JSON.parse(line);
    } catch {
      throw new Error(`A round failed:\n${stdout}${stderr}`);
    }
  };
  const first = [];
  const sweeps = { 1: [], 2: [] };
  for (let index = 0; index < rounds; index++) {
    first.push(inRound({ level: 'sunny', seeds: 1, firstSeed: 1 }));
    for (const workers of [1, 2]) {
      sweeps[workers].push(inRound({ level: 'stormy', seeds, firstSeed: 1, audit: 0, workers }));
    }
  }
  const ms = (list, key) => median(list.map((one) => one[key]));
  console.log(`Node ${process.version}, ${project}, medians of ${rounds}`);
  console.log(
    `one seed, from loading the executor to the report: ${ms(first, 'loadMs') + ms(first, 'runMs')} ms, of which loading ${ms(first, 'loadMs')} ms`,
  );
  for (const workers of [1, 2]) {
    const perSecond = Math.round((seeds * 1_000) / ms(sweeps[workers], 'runMs'));
    console.log(
      `${seeds} seeds, ${workers} worker(s): ${ms(sweeps[workers], 'runMs')} ms, ${perSecond} seeds/s, ${ms(sweeps[workers], 'cpuMs')} ms of processor time`,
    );
  }
  const ratios = sweeps[1].map(({ runMs }, index) => runMs / sweeps[2][index].runMs);
  console.log(`two workers to one: ${median(ratios).toFixed(2)}`);
}

/** Runs the executor once as Nx does, and prints the times as the last line. */
async function round({ root, project, options }) {
  const startMs = performance.now();
  const { default: simRun } = await import(pathToFileURL(executor.pathname).href);
  const loadedMs = performance.now();
  const projects = { [project]: { root: `packages/${project}` } };
  const context = {
    root,
    projectName: project,
    targetName: 'sim-run',
    projectsConfigurations: { version: 2, projects },
  };
  await simRun(options, context);
  const { user, system } = process.cpuUsage();
  const times = {
    loadMs: Math.round(loadedMs - startMs),
    runMs: Math.round(performance.now() - loadedMs),
    cpuMs: Math.round((user + system) / 1_000),
  };
  console.log(JSON.stringify(times));
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
