// What a user waits for at the keyboard: the parts of a `sim-run` of 100 seeds, and the time from saving a file
// to the first result of `--watch`.
//
//   npm run bench:keyboard -- [--project coordination] [--seeds 100] [--rounds 5] [--saves 20]
//     [--against folder]
//
// It writes a workspace with the starter modules. Every round of the parts is a new process, and builds take
// turns: --against names the root of another, such as `bench:build` makes, whose `sim-run` is measured as a whole.
// Times on the wall come first and processor time after them: on a busy machine the latter says more.

import { spawn } from 'node:child_process';
import console from 'node:console';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { runRound } from './run-round.mjs';

const SELF = fileURLToPath(import.meta.url);
const OWN_BUILD = resolve(import.meta.dirname, '../../..');
/** Clock ticks of Linux's process accounting, per second. */
const TICKS_PER_SECOND = 100;

async function main() {
  const { values } = parseArgs({
    options: {
      project: { type: 'string', default: 'coordination' },
      seeds: { type: 'string', default: '100' },
      rounds: { type: 'string', default: '5' },
      saves: { type: 'string', default: '20' },
      against: { type: 'string' },
    },
  });
  const { writeGeneratedModules } = await import('./sim-check/generated-modules.mjs');
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'bench-keyboard-')));
  try {
    const typescript = fileURLToPath(new URL('../..', import.meta.resolve('typescript')));
    await writeGeneratedModules(root, typescript);
    leaveKnownSettings(root, values.project);
    const load = loadavg()[0].toFixed(1);
    console.log(
      `Node ${process.version}, ${values.project}, ${values.seeds} seeds, medians of ${values.rounds}; load ${load} on ${availableParallelism()} processors`,
    );
    const builds = [OWN_BUILD, ...(values.against === undefined ? [] : [resolve(values.against)])];
    tellParts(builds, root, values);
    await tellWatching(root, values.project, Number(values.saves));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Older builds know less of what a module's entry may say. */
function leaveKnownSettings(root, project) {
  const file = join(root, 'packages', project, 'sim.config.json');
  const { modules } = JSON.parse(readFileSync(file, 'utf8'));
  const known = Object.entries(modules).map(([name, { type, simulation, boundary }]) => [
    name,
    { type, simulation, boundary },
  ]);
  writeFileSync(file, JSON.stringify({ modules: Object.fromEntries(known) }));
}

function tellParts(builds, root, { project, seeds, rounds }) {
  const measured = builds.map(() => []);
  // What a build keeps in the workspace's cache is there in every round that is measured.
  for (const build of builds) {
    runRound(SELF, { build, root, project, seeds: Number(seeds), what: 'whole' });
  }
  for (let index = 0; index < Number(rounds); index++) {
    for (const [at, build] of builds.entries()) {
      const task = { build, root, project, seeds: Number(seeds) };
      measured[at].push(runRound(SELF, { ...task, what: 'whole' }));
      if (at === 0) measured[at].push(runRound(SELF, { ...task, what: 'parts' }));
    }
  }
  for (const [at, rows] of measured.entries()) {
    console.log(`\n${builds[at]}`);
    const names = [...new Set(rows.flat().map(({ name }) => name))];
    for (const name of names) {
      const own = rows.flat().filter((row) => row.name === name);
      const wall = median(own.map(({ wallMs }) => wallMs));
      const processor = median(own.map(({ processorMs }) => processorMs));
      console.log(
        `  ${name.padEnd(44)} ${wall.toFixed(0).padStart(6)} ms   ${processor.toFixed(0).padStart(6)} ms of processor time`,
      );
    }
  }
}

async function round(task) {
  const rows = task.what === 'whole' ? await wholeRun(task) : await partsOf(task);
  process.stdout.write(`\n${JSON.stringify(rows)}\n`);
}

async function wholeRun({ build, root, project, seeds }) {
  const clock = new Clock();
  const file = join(build, 'packages/sim-plugin/dist/executors/sim-run/executor.js');
  const { default: simRun } = await import(pathToFileURL(file).href);
  const { success } = await simRun(
    { level: 'stormy', seeds, firstSeed: 1 },
    {
      root,
      projectName: project,
      targetName: 'sim-run',
      projectsConfigurations: {
        version: 2,
        projects: { [project]: { root: `packages/${project}` } },
      },
    },
  );
  if (!success) throw new Error('The run failed.');
  return [clock.row('sim-run, from loading the executor to the end')];
}

async function partsOf({ build, root, project, seeds }) {
  const from = (path) => import(pathToFileURL(join(build, 'packages/sim-plugin/dist', path)).href);
  const clock = new Clock();
  const rows = [];
  const { bundleSimulation } = await from('sweep/bundle/bundle-simulation.js');
  rows.push(clock.row('  loading the bundler'));
  const { SimulationPool } = await from('sweep/pool/simulation-pool.js');
  const { sweep } = await from('sweep/pool/sweep.js');
  rows.push(clock.row('  loading the runtime'));
  await from('executors/sim-run/executor.js');
  rows.push(clock.row('  loading the rest of the executor'));
  const source = { workspaceRoot: root, projectRoot: `packages/${project}` };
  const bundle = await bundleSimulation({
    ...source,
    simulation: 'src/sim.ts',
    sharesRuntime: true,
  });
  rows.push(clock.row('  bundling'));
  const pool = new SimulationPool({
    workspaceRoot: root,
    file: bundle.file,
    source: project,
    watchdogMs: 10_000,
  });
  try {
    await pool.ask('facts');
    rows.push(clock.row('  a worker, started and loaded'));
    await sweep(pool, {
      level: 'stormy',
      seeds: { first: 1, count: seeds },
      limits: {},
      workers: availableParallelism(),
      auditEvery: 50,
    });
    rows.push(clock.row('  the seeds'));
  } finally {
    await pool.close();
    bundle.dispose();
  }
  rows.push(clock.row('  the workers, to their end'));
  return rows;
}

/** Time since the last look, on the wall and of the processor. */
class Clock {
  #wallMs = performance.now();
  #processorMs = processorMs();

  row(name) {
    const wallMs = performance.now() - this.#wallMs;
    const processor = processorMs() - this.#processorMs;
    this.#wallMs = performance.now();
    this.#processorMs = processorMs();
    return { name, wallMs, processorMs: processor };
  }
}

async function tellWatching(root, project, saves) {
  const file = join(root, 'packages', project, 'src/sim.ts');
  const source = readFileSync(file, 'utf8');
  const task = { build: OWN_BUILD, root, project };
  const code = `
    const { default: simRun } = await import(${JSON.stringify(pathToFileURL(join(OWN_BUILD, 'packages/sim-plugin/dist/executors/sim-run/executor.js')).href)});
    await simRun({ level: 'stormy', seeds: 20, watch: true }, { root: ${JSON.stringify(task.root)}, projectName: '${project}', targetName: 'sim-run',
      projectsConfigurations: { version: 2, projects: { '${project}': { root: 'packages/${project}' } } } });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  const until = async (text) => {
    while (!output.includes(text)) await delay(1);
  };
  const times = [];
  await until('Waiting for a change');
  for (let save = 1; save <= saves; save++) {
    // As long as people take, and the process for the next bundle to start.
    await delay(1_000);
    output = '';
    const startMs = performance.now();
    writeFileSync(file, `${source}\nglobalThis.String(${save});\n`);
    await until('first seeds ');
    times.push(performance.now() - startMs);
    await until('Waiting for a change');
  }
  child.kill('SIGINT');
  if (times.length === 0) return;
  console.log(
    `\n--watch, from saving to the first result: median of ${saves} ${median(times).toFixed(0)} ms, ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms`,
  );
}

/** Of this process and of those that it has started and seen end; of itself alone where the system does not say. */
function processorMs() {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1_000;
  if (process.platform !== 'linux') return own;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return own + ((Number(fields[13]) + Number(fields[14])) * 1_000) / TICKS_PER_SECOND;
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

if (process.argv[2] === '--round') await round(JSON.parse(process.argv[3]));
else await main();
