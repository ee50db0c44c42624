// One round of `bench:sweep` with one build: prints what it measured as the last line.

import console from 'node:console';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { profile, sharesOf } from './split.mjs';

/** Clock ticks of Linux's process accounting, per second. */
const TICKS_PER_SECOND = 100;
/** One seed in so many is audited, as `sim-run` does unless told otherwise. */
const AUDIT_EVERY = 50;
const WATCHDOG_MS = 10_000;

const task = JSON.parse(process.argv[2]);
const from = (file) =>
  import(pathToFileURL(join(task.root, 'packages/sim-plugin/dist/sweep', file)).href);
const { bundleSimulation } = await from('bundle/bundle-simulation.js');
const { SimulationPool } = await from('pool/simulation-pool.js');
const { sweep } = await from('pool/sweep.js');
const { SimulationSession } = await from('worker/simulation-session.js');
// Earlier builds call it a pulse, and give a session its parts one by one.
const { Heartbeat } = await from('worker/heartbeat.js').catch(async () => {
  const { Pulse } = await from('worker/pulse.js');
  return { Heartbeat: Pulse };
});

const loadedMs = processorMs();
const startMs = performance.now();
const bundle = await bundleSimulation({
  workspaceRoot: task.workspace,
  projectRoot: task.projectRoot,
  simulation: task.simulation,
});
try {
  const bundleMs = performance.now() - startMs;
  const swept = await sweepThroughPool();
  const processor = processorMs() - loadedMs;
  console.log(
    JSON.stringify({
      bundleMs,
      ...swept,
      processorMs: processor,
      ...(task.sweepOnly ? {} : await inAWorker()),
    }),
  );
} finally {
  bundle.dispose();
}

async function sweepThroughPool() {
  const beginMs = performance.now();
  let firstMs;
  const pool = new SimulationPool({
    workspaceRoot: task.workspace,
    file: bundle.file,
    source: task.simulation,
    watchdogMs: WATCHDOG_MS,
  });
  try {
    const { tally, trouble } = await sweep(pool, {
      level: task.level,
      seeds: { first: 1, count: task.seeds },
      limits: {},
      workers: task.workers,
      auditEvery: AUDIT_EVERY,
      onBatch: () => (firstMs ??= performance.now() - beginMs),
    });
    if (trouble !== undefined) throw trouble;
    if (tally.failures.length > 0) throw new Error(tally.failures[0].violation.message);
    return { sweepMs: performance.now() - beginMs, firstMs, events: tally.events };
  } finally {
    await pool.close();
  }
}

/** The same session in this process, without the way to it and back, warm. */
async function inAWorker() {
  const { runtime, module } = await import(pathToFileURL(bundle.file).href);
  const { simulation } = module;
  const heartbeat = Heartbeat.alone();
  const session =
    SimulationSession.length === 1
      ? new SimulationSession({ runtime, simulation, heartbeat, pulse: heartbeat })
      : new SimulationSession(runtime, simulation, heartbeat);
  const run = (first) =>
    session.run({
      level: task.level,
      first,
      count: task.seeds,
      index: 0,
      limits: {},
      auditEvery: AUDIT_EVERY,
      budgetMs: Infinity,
    });
  run(1);
  const before = processorMs();
  run(1 + task.seeds);
  const warmUs = ((processorMs() - before) * 1_000) / task.seeds;
  const map = JSON.parse(readFileSync(`${bundle.file}.map`, 'utf8'));
  const shares = sharesOf(
    profile(() => run(1 + task.seeds)),
    map,
  );
  return { warmUs, shares };
}

/** Of this process and of those that it has started and seen end; of itself alone where the system does not say. */
function processorMs() {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1_000;
  if (process.platform !== 'linux') return own;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return own + ((Number(fields[13]) + Number(fields[14])) * 1_000) / TICKS_PER_SECOND;
}
