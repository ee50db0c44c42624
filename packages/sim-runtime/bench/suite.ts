import { readdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Benchmark } from './sampling/benchmark.js';
import { benchmarkBundler, type BundleBenchmark, type Bootstrap } from './sampling/bundles.js';
import { type BenchmarkResult, evaluate } from './sampling/evaluate.js';
import { markdownOf } from './sampling/markdown.js';
import { formatResult } from './sampling/report.js';
import { measureInRounds } from './sampling/rounds.js';
import { starters } from './sampling/starters.js';

interface Options {
  readonly json: boolean;
  readonly markdown: boolean;
  readonly only: readonly string[];
  readonly rounds: number;
  readonly scale: number;
}

/** `npm run bench`: measures every benchmark, or those named, and prints the results. */
export async function main(bootstrap: Bootstrap): Promise<void> {
  const options = readOptions(bootstrap.args);
  const names = await chosen(options.only);
  const server = fileURLToPath(
    await bootstrap.bundle('sampling/sample-server.ts', 'sample-server', []),
  );
  const bundleBenchmark = benchmarkBundler(bootstrap, [await starters(bootstrap.folder)]);
  const results: BenchmarkResult[] = [];
  for (const name of names) {
    const benchmark = await load(name, bundleBenchmark);
    const result = evaluate(
      benchmark,
      await measureInRounds(benchmark, { ...options, server, bundleBenchmark }),
    );
    results.push(result);
    // Progress goes to the side when something else is to be read from the output.
    (options.json || options.markdown ? console.error : console.log)(`${formatResult(result)}\n`);
  }
  if (options.json) console.log(JSON.stringify({ ...circumstances(options), results }, null, 2));
  if (options.markdown) console.log(markdownOf(results));
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '9' },
      scale: { type: 'string', default: '1' },
    },
  });
  const rounds = Number(values.rounds);
  const scale = Number(values.scale);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(`--rounds is a whole number from 1, not ${values.rounds}.`);
  }
  if (!(scale > 0)) throw new RangeError(`--scale is a number above 0, not ${values.scale}.`);
  return { json: values.json, markdown: values.markdown, only: values.only, rounds, scale };
}

async function chosen(only: readonly string[]): Promise<readonly string[]> {
  const folder = join(process.cwd(), 'packages/sim-runtime/bench/benchmarks');
  const names = (await readdir(folder)).map((file) => basename(file, '.ts')).sort();
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(`There is no benchmark "${unknown}": choose from ${names.join(', ')}.`);
  }
  return only.length === 0 ? names : only;
}

async function load(name: string, bundleBenchmark: BundleBenchmark): Promise<Benchmark> {
  const module = (await import(await bundleBenchmark(name, undefined))) as {
    readonly benchmark: Benchmark;
  };
  return module.benchmark;
}

function circumstances({ rounds, scale }: Options) {
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    processors: cpus().map(({ model }) => model),
    clock: 'process.cpuUsage',
    rounds,
    scale,
  };
}
