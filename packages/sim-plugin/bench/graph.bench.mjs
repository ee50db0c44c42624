// What the plugin adds to the project graph, at 100 and at 1,000 projects.
//
//   npm run bench:graph -- [--rounds 5]
//
// Writes two workspaces of simulated projects, and asks Nx for the names of all projects, each time in
// a new process without a daemon: cold, with everything forgotten that Nx keeps about the workspace, and
// warm, right after that. With and without the plugin take turns, and the lowest of the rounds counts,
// since a machine that is busy with other things can only take longer. What counts is the processor time,
// with plugins inside of Nx's own process, because the wall clock says little on such a machine; bash
// measures it.
//
// A second figure is for the plugin by itself: its function that infers targets, called with the markers
// of all projects in a process that has just started.

import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const NX = join(REPOSITORY, 'node_modules/nx/dist/bin/nx.js');
const PLUGIN = '@gossip/sim-plugin/plugin';
const SIZES = [100, 1000];

if (process.argv[2] === '--infer') await infer(process.argv[3], Number(process.argv[4]));
else main();

function main() {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'sim-graph-')));
  try {
    const rows = SIZES.map((size) =>
      measure(join(scratch, String(size)), size, Number(values.rounds)),
    );
    print(rows);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function measure(root, size, rounds) {
  writeWorkspace(root, size);
  const lowest = {};
  const note = (key, ms) => (lowest[key] = Math.min(lowest[key] ?? Infinity, ms));
  for (let round = 0; round < rounds; round++) {
    for (const plugin of ['without', 'with']) {
      write(root, 'nx.json', nxJson(plugin === 'with'));
      rmSync(join(root, '.nx'), { recursive: true, force: true });
      for (const state of ['cold', 'warm']) {
        const { cpu, wall } = showProjects(root, size);
        note(`${state} ${plugin}`, cpu);
        note(`${state} ${plugin} wall`, wall);
      }
    }
    const alone = spawn(
      process.execPath,
      [fileURLToPath(import.meta.url), '--infer', root, String(size)],
      root,
    );
    note('alone', Number(alone.stdout));
  }
  return { size, ...lowest };
}

function writeWorkspace(root, size) {
  write(root, 'package.json', { name: 'graph-bench', private: true });
  write(root, 'package-lock.json', { name: 'graph-bench', lockfileVersion: 3, packages: {} });
  for (const folder of folders(size)) {
    const name = folder.replace('packages/', '');
    write(root, `${folder}/project.json`, { name, projectType: 'library' });
    const modules = { [name]: { type: 'coordination', simulation: 'src/sim.ts' } };
    write(root, `${folder}/sim.config.json`, { modules });
    write(root, `${folder}/src/index.ts`, 'export {};\n');
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
}

function folders(size) {
  return Array.from({ length: size }, (_, index) => `packages/module-${index}`);
}

function nxJson(hasPlugin) {
  return {
    plugins: hasPlugin ? [{ plugin: PLUGIN, options: { shards: 8 } }] : [],
    pluginsConfig: { '@nx/js': { analyzeLockfile: false } },
    neverConnectToCloud: true,
    analytics: false,
  };
}

function write(root, file, content) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

/** @returns milliseconds of processor time, and of the wall clock */
function showProjects(root, size) {
  const script = `TIMEFORMAT='cpu %U %S'; time "$0" "$@"`;
  const started = performance.now();
  const { stdout, stderr } = spawn(
    'bash',
    ['-c', script, process.execPath, NX, 'show', 'projects', '--json'],
    root,
  );
  const wall = performance.now() - started;
  const [, user, system] = /^cpu ([\d.]+) ([\d.]+)$/m.exec(stderr) ?? [];
  const names = JSON.parse(stdout);
  if (names.length < size) throw new Error(`Nx found ${names.length} of ${size} projects.`);
  return { cpu: 1_000 * (Number(user) + Number(system)), wall };
}

function spawn(program, args, cwd) {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_WORKSPACE_ROOT_PATH: cwd,
    NX_CACHE_DIRECTORY: join(cwd, '.nx/cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(cwd, '.nx/workspace-data'),
  };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`);
  return { stdout, stderr };
}

/** Prints how many milliseconds the plugin itself takes. */
async function infer(root, size) {
  const { createNodes } = await import('@gossip/sim-plugin/plugin');
  const markers = folders(size).map((folder) => `${folder}/sim.config.json`);
  const context = { workspaceRoot: root, nxJsonConfiguration: {} };
  const started = performance.now();
  const results = await createNodes[1](markers, { shards: 8 }, context);
  if (results.length !== size) throw new Error(`Inferred ${results.length} of ${size} projects.`);
  console.log(performance.now() - started);
}

function print(rows) {
  const ms = (value) => `${Math.round(value)} ms`;
  console.log(
    `Processor time, and wall clock in brackets. Load ${loadavg()[0].toFixed(1)}, Node ${process.version}, 11 targets a project.\n`,
  );
  console.log(
    '| projects | cold, without | cold, with | warm, without | warm, with | the plugin alone |',
  );
  console.log(
    '| -------- | ------------- | ---------- | ------------- | ---------- | ---------------- |',
  );
  for (const row of rows) {
    const whole = ['cold without', 'cold with', 'warm without', 'warm with'];
    const cells = [
      ...whole.map((key) => `${ms(row[key])} (${ms(row[`${key} wall`])})`),
      ms(row.alone),
    ];
    console.log(`| ${[row.size, ...cells].join(' | ')} |`);
  }
  const [small, large] = rows;
  const added = (row, key) => row[`${key} with`] - row[`${key} without`];
  for (const key of ['cold', 'warm']) {
    const each = (added(large, key) - added(small, key)) / (large.size - small.size);
    console.log(`\nA further project costs ${each.toFixed(2)} ms, ${key}.`);
  }
  const each = (large.alone - small.alone) / (large.size - small.size);
  console.log(`\nOf that the plugin itself takes ${each.toFixed(3)} ms.`);
}
