import { type OracleCount } from '../run/run-result.js';
import { type SeedFailure } from '../sweep/tally.js';
import { type OracleReport, type OracleStatus } from './simulation-report.js';

/** Below how many occurrences a `sometimes` counts as under-covered. */
const UNDER_COVERED_BELOW = 5;

/** How each oracle fared. */
export function oracleReports(
  counts: readonly OracleCount[],
  failures: readonly SeedFailure[],
): OracleReport[] {
  const violated = new Set(failures.map(({ violation }) => violation.oracle));
  return counts.map((count) => ({ ...count, status: statusOf(count, violated) }));
}

function statusOf(count: OracleCount, violated: ReadonlySet<string>): OracleStatus {
  if (violated.has(count.name)) return 'fail';
  if ((count.errors ?? 0) > 0) return 'error';
  if ((count.unknown ?? 0) > 0) return 'unknown';
  if (count.kind === 'todo') return 'todo';
  const seen = count.kind === 'sometimes' ? count.occurrences : count.checks;
  if (seen === 0) return 'not exercised';
  return count.kind === 'sometimes' && seen < UNDER_COVERED_BELOW ? 'under-covered' : 'ok';
}
