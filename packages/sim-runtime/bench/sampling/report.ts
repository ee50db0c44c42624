import { type BenchmarkResult, type ComparisonResult } from './evaluate.js';
import { type Spread } from './spread.js';

/** A benchmark's result as a reader at a terminal wants it. */
export function formatResult(result: BenchmarkResult): string {
  const perSecond = result.kind === 'speed' ? ' per second of CPU time' : '';
  const width = Math.max(
    ...[...result.variants, ...result.comparisons].map(({ name }) => name.length),
  );
  const lines = [
    `${result.name}: ${result.measures}`,
    ...result.variants.map(
      ({ name, value }) =>
        `  ${name.padEnd(width)}  ${range(value, figure)} ${result.unit}${perSecond}`,
    ),
    ...result.comparisons.map(
      (comparison) =>
        `  ${comparison.name.padEnd(width)}  ${range(comparison.ratio, ratio)}${claim(comparison)}`,
    ),
  ];
  return lines.join('\n');
}

function range({ median, low, high }: Spread, format: (value: number) => string): string {
  return `${format(median).padStart(8)}  (${format(low)} to ${format(high)})`;
}

function claim({ atLeast, atMost, verdict }: ComparisonResult): string {
  if (verdict === undefined) return '';
  const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return `  ${verdict}: ${bound}`;
}

/** A figure in three digits or so. */
export function figure(value: number): string {
  if (Math.abs(value) >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  if (Math.abs(value) >= 1e4) return `${(value / 1e3).toFixed(1)} k`;
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** A ratio in two or three digits. */
export function ratio(value: number): string {
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 0.1 ? 2 : 3);
}
