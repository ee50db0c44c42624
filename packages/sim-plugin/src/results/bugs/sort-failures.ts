import { groupFailures } from '@gossip/sim-runtime/results';
import type { SeedFailure, ShrunkBefore, UnsortedFailures } from '@gossip/sim-runtime/sim';
import type { SimulationPool } from '../../sweep/pool/simulation-pool.js';
import { WorkerLost } from '../../sweep/pool/worker-lost.js';
import type { SortRequest } from '../../sweep/worker/session.js';

/** The failures of one bug: at least one. */
export interface BugFailures {
  /** In the order of their seeds. */
  readonly failures: readonly SeedFailure[];
  /** The failure that the report shows: that with the smallest story known. */
  readonly shown: SeedFailure;
  /** What the plan of `shown` was shrunk to, where that took long. */
  readonly shrunk?: ShrunkBefore | undefined;
}

/** The failures of a sweep as distinct bugs. */
export interface SortedFailures {
  readonly bugs: readonly BugFailures[];
  /** Those that were not looked into, once so many runs had been spent. */
  readonly unsorted: readonly UnsortedFailures[];
}

/** Tells failures apart by the oracle that they violate, and no further. */
export function sortByOracle(failures: readonly SeedFailure[]): SortedFailures {
  return { bugs: groupFailures(failures).flatMap((group) => bugOf(group)), unsorted: [] };
}

/** Tells failures apart by the oracle that they violate, and by what causes that. */
export async function sortByCause(
  pool: SimulationPool,
  failures: readonly SeedFailure[],
  context: Pick<SortRequest, 'level' | 'limits'>,
): Promise<SortedFailures> {
  const bugs: BugFailures[] = [];
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
    return { bugs: bugOf(group), unsorted: [] };
  try {
    const request = { ...context, failures: group };
    const sorted = await pool.with((worker) => worker.call('sort', request));
    const { smallest, shrunk, unsorted, runs } = sorted;
    const bugs = sorted.bugs.flatMap((failures, index) =>
      bugOf(failures, smallest[index], shrunk[index]),
    );
    return withFirst(first, bugs, unsorted, runs);
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return withFirst(first, [], group, 0);
  }
}

/** @param shown - the failure to tell. Default: the first */
function bugOf(
  failures: readonly SeedFailure[],
  shown: SeedFailure | undefined = failures[0],
  shrunk?: ShrunkBefore,
): readonly BugFailures[] {
  return shown === undefined ? [] : [{ failures, shown, shrunk }];
}

/** A run that ended its worker, or was not the same twice, says nothing when it is run again. */
function canRunAgain({ traceHash, violation }: SeedFailure): boolean {
  return traceHash !== undefined && violation.kind !== 'nondeterminism';
}

/** An oracle that was violated has a bug to show, however little is known of it. */
function withFirst(
  first: SeedFailure,
  bugs: readonly BugFailures[],
  unsorted: readonly SeedFailure[],
  runs: number,
): SortedFailures {
  const shown = bugs.length === 0 ? bugOf([first]) : bugs;
  const left = bugs.length === 0 ? unsorted.filter(({ seed }) => seed !== first.seed) : unsorted;
  const { oracle } = first.violation;
  return {
    bugs: shown,
    unsorted: left.length === 0 ? [] : [{ oracle, seeds: left.map(({ seed }) => seed), runs }],
  };
}
