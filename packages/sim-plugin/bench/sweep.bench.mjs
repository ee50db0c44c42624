// What a sweep costs on the path that `sim-run` takes: bundle, workers, plans, runs, oracles, audits, tallies.
//
//   npm run bench:sweep -- [--project gossip]... [--level stormy] [--seeds 2000] [--workers 1]
//     [--rounds 5] [--json] [--against folder]
//   npm run bench:build -- cd02601
//
// The projects are the starter modules that the generator writes (coordination, gossip, pipeline), the
// examples, and the modules of the planted bugs without their mistakes; default: the three starters.
// --against names the root of another build, such as `bench:build` makes of a revision: the two take turns,
// and ratios are those of the rounds. Every round is a new process. Processor time is that of the bundler,
// the pool and the workers together; the times "in a worker" are those of one that is warm, by itself.

import console from 'node:console';
import { spawnSync } from 'node:child_process';
import { loadavg, availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { projectsOf } from './sweep/projects.mjs';
import { PARTS } from './sweep/split.mjs';

const OWN_BUILD = resolve(import.meta.dirname, '../../..');
const ROUND = join(import.meta.dirname, 'sweep/round.mjs');
const STARTERS = ['coordination', 'gossip', 'pipeline'];
/** So many seeds take about a second, unless told otherwise. */
const SEEDS = { coordination: 20_000, pipeline: 4_000 };
const FEW_SEEDS = 1_000;

const { values } = parseArgs({
  options: {
    project: { type: 'string', multiple: true, default: STARTERS },
    level: { type: 'string', default: 'stormy' },
    seeds: { type: 'string' },
    workers: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    against: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
await main();

async function main() {
  const roots = [OWN_BUILD, ...(values.against === undefined ? [] : [resolve(values.against)])];
  const builds = [];
  try {
    for (const root of roots) builds.push(await projectsOf(root));
    const results = values.project.map((name) => measure(builds, name));
    if (values.json) console.log(JSON.stringify({ node: process.version, roots, results }));
  } finally {
    for (const { dispose } of builds) dispose();
  }
}

function measure(builds, project) {
  const seeds = Number(values.seeds ?? SEEDS[project] ?? FEW_SEEDS);
  const { level } = values;
  const rounds = builds.map(() => []);
  for (let index = 0; index < Number(values.rounds); index++) {
    for (const [build, { root, find }] of builds.entries()) {
      const task = { root, ...find(project), level, seeds, workers: Number(values.workers) };
      rounds[build].push(runRound(task));
    }
  }
  const summaries = rounds.map((own) => summaryOf(own, seeds));
  const ratios = rounds.length < 2 ? undefined : ratiosOf(rounds[0], rounds[1]);
  const result = { project, level, seeds, workers: Number(values.workers), summaries, ratios };
  if (!values.json) tell(result, builds);
  return result;
}

function runRound(task) {
  const { stdout, stderr } = spawnSync(process.execPath, [ROUND, JSON.stringify(task)], {
    encoding: 'utf8',
  });
  try {
    return JSON.parse(stdout.trimEnd().split('\n').at(-1));
  } catch {
    throw new Error(`A round failed:\n${stdout}${stderr}`);
  }
}

/** Medians of a build's rounds; times in ms, and per seed in µs. */
function summaryOf(rounds, seeds) {
  const at = (key) => median(rounds.map((round) => round[key]));
  const events = at('events');
  const split = Object.fromEntries(
    PARTS.map((part) => [part, median(rounds.map((round) => round.shares[part] * round.warmUs))]),
  );
  return {
    seedsPerSecond: median(rounds.map((round) => (seeds * 1_000) / round.sweepMs)),
    eventsPerSecond: median(rounds.map((round) => (events * 1_000) / round.sweepMs)),
    bundleMs: at('bundleMs'),
    firstMs: at('firstMs'),
    processorUs: median(rounds.map((round) => (round.processorMs * 1_000) / seeds)),
    warmUs: at('warmUs'),
    warmEventsPerSecond: ((events / seeds) * 1e6) / at('warmUs'),
    split,
  };
}

/** The second build's cost by the first's, so above 1 where the first is better. */
function ratiosOf(own, other) {
  const of = (key) => {
    const all = own.map((round, index) => other[index][key] / round[key]);
    return { median: median(all), all };
  };
  return {
    sweep: of('sweepMs'),
    first: of('firstMs'),
    processor: of('processorMs'),
    warm: of('warmUs'),
  };
}

function tell({ project, level, seeds, workers, summaries, ratios }, builds) {
  console.log(
    `\n${project} ${level}, ${seeds} seeds, ${workers} worker${workers === 1 ? '' : 's'}; medians of ${values.rounds}; load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} processors, Node ${process.version}`,
  );
  for (const [index, summary] of summaries.entries()) {
    const { seedsPerSecond, eventsPerSecond, firstMs, bundleMs, processorUs, split } = summary;
    console.log(`  ${builds[index].root}`);
    console.log(
      `    ${Math.round(seedsPerSecond)} seeds/s, ${(eventsPerSecond / 1e6).toFixed(2)} M events/s; bundle ${bundleMs.toFixed(0)} ms, first result ${firstMs.toFixed(0)} ms after it; ${processorUs.toFixed(1)} µs of processor time a seed, all together`,
    );
    const parts = PARTS.map((part) => `${part} ${split[part].toFixed(1)}`).join(', ');
    console.log(
      `    in a worker: ${summary.warmUs.toFixed(1)} µs a seed, ${(summary.warmEventsPerSecond / 1e6).toFixed(2)} M events/s: ${parts}`,
    );
  }
  if (ratios === undefined) return;
  const said = Object.entries(ratios).map(
    ([name, { median: middle, all }]) =>
      `${name} ${middle.toFixed(2)} (${all.map((one) => one.toFixed(2)).join(' ')})`,
  );
  console.log(`  times of the second by the first: ${said.join('; ')}`);
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
