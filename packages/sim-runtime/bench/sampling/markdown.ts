import { type BenchmarkResult, type ComparisonResult } from './evaluate.js';
import { figure, ratio } from './report.js';
import { type Spread } from './spread.js';

/** Results as the tables of a README. */
export function markdownOf(results: readonly BenchmarkResult[]): string {
  return results.map(sectionOf).join('\n\n');
}

function sectionOf({ name, unit, kind, variants, comparisons }: BenchmarkResult): string {
  const heading = kind === 'speed' ? `${unit} per second` : unit;
  const figures = tableOf(
    [name, `${heading}, median`, 'its interval'],
    variants.map((variant) => [variant.name, ...cellsOf(variant.value, figure)]),
  );
  if (comparisons.length === 0) return figures;
  const ratios = tableOf(
    [`${name}, side by side`, 'ratio, median', 'its interval', 'claimed'],
    comparisons.map((comparison) => [
      comparison.name,
      ...cellsOf(comparison.ratio, ratio),
      claimOf(comparison),
    ]),
  );
  return `${figures}\n\n${ratios}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cellsOf({ median, low, high }: Spread, format: (value: number) => string): string[] {
  return [format(median), `${format(low)} to ${format(high)}`];
}

function claimOf({ atLeast, atMost, verdict }: ComparisonResult): string {
  if (verdict === undefined) return '';
  const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return `${bound}: ${verdict}`;
}
