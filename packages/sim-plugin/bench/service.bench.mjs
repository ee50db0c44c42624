// What services cost, and whether a plan is one universe wherever it is run.
//
//   npm run bench:service -- [--part engines|memory|start|requests]... [--seeds 40] [--node path/of/node]...
//
// engines: hashes of the starter's seeds in this thread, in a worker, in Vitest and on each other `--node`.
// audits: every seed twice in one process. memory: the heap over `--seeds` runs, ten times. start: processor time of a
// start of a host. requests: processor time of a request, one and ten at once, on simulated hosts against real sockets,
// `inject` under fake timers, and a `fetch` written by hand; this part installs Express and Fastify in a temporary folder.

import console from 'node:console';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleSimulation } from '../dist/sweep/bundle/bundle-simulation.js';
import { writeGeneratedModules } from './sim-check/generated-modules.mjs';
import { APPS, simulationOf } from './service/apps.mjs';

const RUNS = join(import.meta.dirname, 'service/runs.mjs');
const REQUESTS = join(import.meta.dirname, 'service/requests.mjs');
const PARTS = { engines, audits, memory, start, requests };
const LEVEL = 'stormy';
const ROUNDS = 3;

const { values } = parseArgs({
  options: {
    part: { type: 'string', multiple: true, default: ['engines', 'audits', 'memory', 'start'] },
    seeds: { type: 'string', default: '40' },
    node: { type: 'string', multiple: true, default: [] },
  },
});
let frameworks;
const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'bench-service-')));
try {
  const typescript = fileURLToPath(new URL('../..', import.meta.resolve('typescript')));
  await writeGeneratedModules(workspace, typescript, ['service']);
  for (const part of values.part) {
    if (!(part in PARTS))
      throw new RangeError(
        `There is no part "${part}": choose from ${Object.keys(PARTS).join(', ')}.`,
      );
    await PARTS[part]();
  }
} finally {
  rmSync(workspace, { recursive: true, force: true });
}

async function withBundle(projectRoot, use) {
  const request = { workspaceRoot: workspace, projectRoot, simulation: 'src/sim.ts' };
  const { file, dispose } = await bundleSimulation(request);
  try {
    return await use(file);
  } finally {
    dispose();
  }
}

/** Runs seeds in a process of its own. */
function run(node, file, seeds, ...flags) {
  const gc = flags.includes('--gc') ? ['--expose-gc'] : [];
  const args = [...gc, RUNS, file, LEVEL, '0', String(seeds), ...flags];
  return JSON.parse(execFileSync(node, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

async function engines() {
  await withBundle('packages/service', (file) => {
    const expected = run(process.execPath, file, values.seeds);
    const others = [
      ['a worker', run(process.execPath, file, values.seeds, '--worker')],
      ['Vitest', inVitest()],
      ...values.node.map((node) => [node, run(node, file, values.seeds)]),
    ];
    console.log(`${values.seeds} seeds of the starter on Node ${expected.node}`);
    for (const [name, { node, hashes }] of others) {
      const different = hashes.filter((hash, index) => hash !== expected.hashes[index]).length;
      console.log(`  ${name} (${node}): ${hashes.length} hashes, ${different} different`);
      if (different > 0 || hashes.length !== Number(values.seeds)) process.exitCode = 1;
    }
  });
}

function inVitest() {
  const folder = join(workspace, 'packages/service');
  const output = join(workspace, 'hashes.json');
  writeFileSync(
    join(folder, 'src/tests/hashes.spec.ts'),
    `import { writeFileSync } from 'node:fs';
import { keepGuards, planOf } from '@gossip/sim-runtime/sim';
import { it } from 'vitest';
import { simulation } from '../sim.js';

it('runs', { timeout: 600_000 }, () => {
  const hashes = keepGuards(() => Array.from({ length: ${values.seeds} }, (_, seed) => simulation.run(planOf(simulation, '${LEVEL}', seed)).traceHash));
  writeFileSync(${JSON.stringify(output)}, JSON.stringify({ node: process.version, hashes }));
});
`,
  );
  const vitest = fileURLToPath(new URL('./vitest.mjs', import.meta.resolve('vitest/package.json')));
  execFileSync(process.execPath, [vitest, 'run', 'src/tests/hashes.spec.ts'], { cwd: folder });
  return JSON.parse(readFileSync(output, 'utf8'));
}

async function audits() {
  await withBundle('packages/service', (file) => {
    const { divergences, cpuMs } = run(process.execPath, file, values.seeds, '--audit');
    console.log(
      `${values.seeds} audits: ${divergences} divergences, ${cpuMs} ms of processor time`,
    );
    if (divergences > 0) process.exitCode = 1;
  });
}

async function memory() {
  await withBundle('packages/service', (file) => {
    const { heaps, cpuMs } = run(process.execPath, file, values.seeds, '--gc');
    console.log(
      `heap in MB over ${values.seeds} runs: ${heaps.join(' ')}; ${cpuMs} ms of processor time`,
    );
  });
}

function writeApp(name, atOnce) {
  const folder = join(workspace, 'packages', `app-${name}`);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), '{}');
  writeFileSync(join(folder, 'src/main.js'), APPS[name]);
  writeFileSync(join(folder, 'src/sim.ts'), simulationOf(name, atOnce));
  return `packages/app-${name}`;
}

async function start() {
  for (const name of ['bare', ...installed()]) {
    await withBundle(writeApp(name), (file) => {
      const counts = [20, 120].map((seeds) => run(process.execPath, file, seeds, '--idle').cpuMs);
      console.log(
        `start of ${name} and one of a client: ${((counts[1] - counts[0]) / 100).toFixed(1)} ms`,
      );
    });
  }
}

function installed() {
  if (frameworks !== undefined) return frameworks;
  if (!values.part.includes('requests')) return (frameworks = []);
  writeFileSync(join(workspace, 'packages/package.json'), '{ "private": true }');
  const packages = ['express@5.3.0', 'fastify@5.12.8', 'light-my-request@6'];
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], {
    cwd: join(workspace, 'packages'),
  });
  return (frameworks = ['express', 'fastify']);
}

async function requests() {
  for (const atOnce of [1, 10])
    for (const name of [...installed(), 'bare']) await requestsOf(name, atOnce);
}

async function requestsOf(name, atOnce) {
  const folder = join(workspace, 'packages');
  const ask = (...args) =>
    Number(
      execFileSync(process.execPath, [REQUESTS, String(atOnce), ...args], { encoding: 'utf8' }),
    );
  await withBundle(writeApp(name, atOnce), (file) => {
    const ways = {
      simulated: () => ask('simulated', file),
      'real sockets': () => ask('real', name, folder),
      ...(name === 'bare'
        ? { 'mock fetch': () => ask('mock') }
        : { 'inject, fake timers': () => ask('inject', name, folder) }),
    };
    const times = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [way, measure] of Object.entries(ways)) times[way].push(measure());
    const own = middle(times.simulated);
    const rest = Object.entries(times).map(
      ([way, all]) => `${way} ${middle(all).toFixed(3)} ms (${(middle(all) / own).toFixed(1)})`,
    );
    console.log(`${name}, a request, ${atOnce} at once: ${rest.join(', ')}`);
  });
}

function middle(numbers) {
  return numbers.toSorted((left, right) => left - right)[numbers.length >> 1];
}
