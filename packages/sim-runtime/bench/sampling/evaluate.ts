import { type Benchmark, type Comparison } from './benchmark.js';
import { type Measured } from './messages.js';
import { type Rounds } from './rounds.js';
import { type Spread, spreadOf } from './spread.js';

export interface VariantResult {
  readonly name: string;
  /** Units per second of CPU time, or the figure itself. */
  readonly value: Spread;
  /** Units per second of wall time, for speeds. */
  readonly perWallSecond?: number;
}

export interface ComparisonResult extends Comparison {
  readonly ratio: Spread;
  /** Whether the claim is kept, if there is one; open while the interval of the median holds its bound. */
  readonly verdict?: 'holds' | 'open' | 'falls short';
}

export interface BenchmarkResult {
  readonly name: string;
  readonly measures: string;
  readonly unit: string;
  readonly kind: 'speed' | 'figure';
  readonly variants: readonly VariantResult[];
  readonly comparisons: readonly ComparisonResult[];
}

/** With fewer rounds, all of their values are no interval of 95 % either. */
const FEWEST_ROUNDS = 6;

/** What the rounds of a benchmark say: of each variant its median, of each comparison the median of the rounds' ratios. */
export function evaluate(benchmark: Benchmark, rounds: Rounds): BenchmarkResult {
  const { name, measures, unit, kind = 'speed' } = benchmark;
  const valueOf = (measured: Measured): number =>
    kind === 'figure' ? measured.value : (measured.value * 1e3) / measured.cpuMs;
  const values = (variant: string): number[] => samplesOf(rounds, variant).map(valueOf);
  return {
    name,
    measures,
    unit,
    kind,
    variants: Object.keys(benchmark.variants).map((variant) => ({
      name: variant,
      value: spreadOf(values(variant)),
      ...(kind === 'speed' ? { perWallSecond: perWallSecond(samplesOf(rounds, variant)) } : {}),
    })),
    comparisons: benchmark.comparisons.map((comparison) =>
      compare(comparison, values(comparison.of), values(comparison.against)),
    ),
  };
}

function compare(
  comparison: Comparison,
  of: readonly number[],
  against: readonly number[],
): ComparisonResult {
  const ratio = spreadOf(of.map((value, round) => value / (against[round] ?? Number.NaN)));
  const { atLeast, atMost } = comparison;
  if (atLeast === undefined && atMost === undefined) return { ...comparison, ratio };
  const keeps = (value: number): boolean =>
    value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  const ends = [keeps(ratio.low), keeps(ratio.high)];
  const isDecided = of.length >= FEWEST_ROUNDS && ends[0] === ends[1];
  const verdict = !isDecided ? 'open' : ends[0] ? 'holds' : 'falls short';
  return { ...comparison, ratio, verdict };
}

function perWallSecond(samples: readonly Measured[]): number {
  return spreadOf(samples.map(({ value, wallMs }) => (value * 1e3) / wallMs)).median;
}

function samplesOf(rounds: Rounds, variant: string): readonly Measured[] {
  const samples = rounds.get(variant);
  if (samples === undefined)
    throw new Error(`A comparison names "${variant}", which is no variant.`);
  return samples;
}
