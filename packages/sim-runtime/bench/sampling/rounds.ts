import { Bench } from 'tinybench';
import { type Benchmark } from './benchmark.js';
import { type BundleBenchmark } from './bundles.js';
import { type Measured } from './messages.js';
import { SampleProcess } from './sample-process.js';

export interface RoundOptions {
  readonly rounds: number;
  /** How much of the usual work a sample does. */
  readonly scale: number;
  /** Path of the bundle that serves samples. */
  readonly server: string;
  readonly bundleBenchmark: BundleBenchmark;
}

/** What was measured, by variant, round by round. */
export type Rounds = ReadonlyMap<string, readonly Measured[]>;

/**
 * Measures a benchmark in rounds: in each, every variant gives one sample, one after the other, so
 * that the noise of the machine strikes them alike. Tinybench goes through the rounds; the durations
 * it is given are CPU time.
 */
export async function measureInRounds(
  benchmark: Benchmark,
  options: RoundOptions,
): Promise<Rounds> {
  const processes = new Map<string, SampleProcess>();
  const measured = new Map<string, Measured[]>();
  const bench = new Bench({ iterations: 1, time: 0, warmup: false, throws: true });
  try {
    for (const [name, variant] of Object.entries(benchmark.variants)) {
      const home = variant.process ?? name;
      const process = processes.get(home) ?? new SampleProcess(options.server);
      processes.set(home, process);
      const bundle = await options.bundleBenchmark(benchmark.name, variant.without);
      const module = `${bundle}?instance=${variant.instance ?? 'shared'}`;
      await process.prepare(name, module, options.scale);
      const rounds: Measured[] = [];
      measured.set(name, rounds);
      const takeSample = async () => {
        const sample = await process.sample(name);
        rounds.push(sample);
        return { overriddenDuration: sample.cpuMs };
      };
      bench.add(name, takeSample, { async: true });
    }
    for (let round = 0; round < options.rounds; round++) {
      bench.reset();
      await bench.run();
    }
  } finally {
    for (const process of processes.values()) process.end();
  }
  return measured;
}
