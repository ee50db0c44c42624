// How a sweep gains from a second worker, beside two processes that know nothing of each other.
//
//   npm run bench:scaling -- [--project gossip]... [--level stormy] [--scale 1] [--rounds 5]
//
// A round sweeps the same seeds by one worker, by two workers, and by two processes at once with half of
// the seeds and one worker each. Where the two processes gain no more than the two workers do, the
// machine is the limit and not the pool. --scale 0.1 takes a tenth of the seeds.

import console from 'node:console';
import { execFile } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs, promisify } from 'node:util';
import { projectsOf } from './sweep/projects.mjs';

const ROUND = join(import.meta.dirname, 'sweep/round.mjs');
const SEEDS = { coordination: 100_000, gossip: 10_000, pipeline: 40_000 };
const run = promisify(execFile);

const { values } = parseArgs({
  options: {
    project: { type: 'string', multiple: true, default: Object.keys(SEEDS) },
    level: { type: 'string', default: 'stormy' },
    scale: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
  },
});

const { root, find, dispose } = await projectsOf(resolve(import.meta.dirname, '../../..'));
try {
  for (const project of values.project) await measure(project);
} finally {
  dispose();
}

async function measure(project) {
  const seeds = Math.round((SEEDS[project] ?? 10_000) * Number(values.scale));
  const task = { root, ...find(project), level: values.level, sweepOnly: true };
  const load = loadavg()[0].toFixed(1);
  const rounds = [];
  for (let index = 0; index < Number(values.rounds); index++) {
    const one = await round({ ...task, seeds, workers: 1 });
    const two = await round({ ...task, seeds, workers: 2 });
    const half = { ...task, seeds: Math.ceil(seeds / 2), workers: 1 };
    const apart = Math.max(...(await Promise.all([round(half), round(half)])));
    rounds.push({ one, two, apart });
  }
  console.log(
    `${project} ${values.level}, ${seeds} seeds, ${values.rounds} rounds; load ${load} on ${availableParallelism()} processors, Node ${process.version}`,
  );
  for (const [key, name] of [
    ['two', 'two workers'],
    ['apart', 'two independent processes'],
  ]) {
    const gains = rounds.map((of) => of.one / of[key]).sort((one, other) => one - other);
    const all = gains.map((gain) => gain.toFixed(2)).join(' ');
    console.log(`  ${name}: ${gains[Math.floor(gains.length / 2)].toFixed(2)} times one (${all})`);
  }
  console.log(`  one worker: ${rounds.map(({ one }) => `${Math.round(one)}`).join(' ')} ms`);
}

/** Milliseconds of the sweep, without bundling. */
async function round(task) {
  const { stdout } = await run(process.execPath, [ROUND, JSON.stringify(task)]);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)).sweepMs;
}
