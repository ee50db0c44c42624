import {
  type DistinctBugs,
  groupFailures,
  type SeedFailure,
  type UnsortedFailures,
} from '@gossip/sim-runtime/sim';
import type { SimulationPool } from '../../sweep/pool/simulation-pool.js';
import { WorkerLost } from '../../sweep/pool/worker-lost.js';
import type { SortRequest } from '../../sweep/worker/session.js';

/** The failures of a sweep as distinct bugs, each a group of at least one. */
export interface SortedFailures {
  readonly bugs: readonly (readonly SeedFailure[])[];
  /** Those that there was no time to look into. */
  readonly unsorted: readonly UnsortedFailures[];
}

/** How long telling the bugs of one oracle apart may take. */
const SORT_BUDGET_MS = 5_000;

/** Tells failures apart by the oracle that they violate, and no further. */
export function sortByOracle(failures: readonly SeedFailure[]): SortedFailures {
  return { bugs: groupFailures(failures), unsorted: [] };
}

/** Tells failures apart by the oracle that they violate, and by what causes that. */
export async function sortByCause(
  pool: SimulationPool,
  failures: readonly SeedFailure[],
  context: Pick<SortRequest, 'level' | 'limits'>,
): Promise<SortedFailures> {
  const bugs: (readonly SeedFailure[])[] = [];
  const unsorted: UnsortedFailures[] = [];
  for (const group of groupFailures(failures)) {
    const sorted = await sortGroup(pool, group, context);
    bugs.push(...sorted.bugs);
    unsorted.push(...sorted.unsorted);
  }
  return { bugs, unsorted };
}

async function sortGroup(
  pool: SimulationPool,
  group: readonly SeedFailure[],
  context: Pick<SortRequest, 'level' | 'limits'>,
): Promise<SortedFailures> {
  const [first, ...others] = group;
  if (first === undefined || others.length === 0 || !canRunAgain(first))
    return { bugs: [group], unsorted: [] };
  try {
    const request = { ...context, failures: group, budgetMs: SORT_BUDGET_MS };
    const { bugs, unsorted } = await pool.with((worker) => worker.call('sort', request));
    return withFirst(first, bugs, unsorted);
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return withFirst(first, [], group);
  }
}

/** A run that ended its worker, or was not the same twice, says nothing when it is run again. */
function canRunAgain({ traceHash, violation }: SeedFailure): boolean {
  return traceHash !== undefined && violation.kind !== 'nondeterminism';
}

/** An oracle that was violated has a bug to show, however little is known of it. */
function withFirst(
  first: SeedFailure,
  bugs: DistinctBugs['bugs'],
  unsorted: readonly SeedFailure[],
): SortedFailures {
  const shown = bugs.length === 0 ? [[first]] : bugs;
  const left = bugs.length === 0 ? unsorted.filter(({ seed }) => seed !== first.seed) : unsorted;
  const { oracle } = first.violation;
  return {
    bugs: shown,
    unsorted: left.length === 0 ? [] : [{ oracle, seeds: left.map(({ seed }) => seed) }],
  };
}
