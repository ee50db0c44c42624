import { failedSeeds, FAULT_KINDS } from '@gossip/sim-runtime/results';
import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { ALL_SEEDS } from '../../../config/sim-config.js';
import { indexOf } from '../../../sweep/seeds/seed-range.js';
import { thinSpots } from '../../../results/report/thin-spots.js';
import type { JsonProblem } from './schema-problem.js';

/**
 * The first place at which a report contradicts itself: a figure that does not fit another, a seed that
 * it did not run, a name that is there twice.
 *
 * @param report - a report as the schema has it
 * @returns `undefined` where it is consistent
 */
export function contradictionIn(report: SimulationReport): JsonProblem | undefined {
  for (const find of [inNames, inSeeds, inResult, inFailures, inOmitted, inOracles, inBugs]) {
    const problem = find(report);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function inNames({ faults, operations, oracles }: SimulationReport): JsonProblem | undefined {
  const unknown = Object.keys(faults).find((kind) => !FAULT_KINDS.some((known) => known === kind));
  if (unknown !== undefined) return { path: `faults.${unknown}`, problem: 'is no kind of fault' };
  return nameTwice('operations', operations) ?? nameTwice('oracles', oracles);
}

function nameTwice(
  field: string,
  items: readonly { readonly name: string }[],
): JsonProblem | undefined {
  const seen = new Set<string>();
  for (const [index, { name }] of items.entries()) {
    if (seen.has(name)) return { path: `${field}.${index}.name`, problem: 'is there twice' };
    seen.add(name);
  }
  return undefined;
}

function inSeeds({ seeds, failures, omitted }: SimulationReport): JsonProblem | undefined {
  if (seeds.requested > ALL_SEEDS) {
    return { path: 'seeds.requested', problem: `is more than all ${ALL_SEEDS} seeds` };
  }
  if (seeds.count > seeds.requested) {
    return { path: 'seeds.count', problem: `is more than the ${seeds.requested} requested` };
  }
  const failed = failedSeeds({ failures, omitted });
  if (seeds.failed !== failed) {
    const found = `is ${seeds.failed}, and there are ${failed} failures`;
    return { path: 'seeds.failed', problem: found };
  }
  if (seeds.failed > seeds.count) {
    return { path: 'seeds.failed', problem: `is more than the ${seeds.count} that were run` };
  }
  return undefined;
}

function inResult(report: SimulationReport): JsonProblem | undefined {
  const { result, seeds } = report;
  const isPossible =
    seeds.failed > 0 ? result === 'fail' : result !== 'fail' || thinSpots(report).length > 0;
  if (isPossible) return undefined;
  const found = `is "${result}", and ${seeds.failed} seeds are given as failed`;
  return { path: 'result', problem: found };
}

function inFailures({ seeds, failures }: SimulationReport): JsonProblem | undefined {
  const range = { first: seeds.first, count: seeds.requested };
  let previous = -1;
  for (const [index, { seed }] of failures.entries()) {
    const path = `failures.${index}.seed`;
    if (seed === previous) return { path, problem: `is ${seed}, which is there twice` };
    if (seed < previous) return { path, problem: `is ${seed}, which is out of order` };
    if (indexOf(range, seed) >= range.count) {
      const problem = `is ${seed}, which is none of the ${range.count} seeds from ${range.first} on`;
      return { path, problem };
    }
    previous = seed;
  }
  return undefined;
}

/** Failures of an oracle are counted alone only where many others of it are listed. */
function inOmitted({ failures, omitted = [] }: SimulationReport): JsonProblem | undefined {
  const listed = new Set(failures.map(({ oracle }) => oracle));
  const index = omitted.findIndex(({ oracle }) => !listed.has(oracle));
  if (index < 0) return undefined;
  return { path: `omitted.${index}.oracle`, problem: 'has no failure that is listed' };
}

function inOracles({ oracles, failures }: SimulationReport): JsonProblem | undefined {
  const violated = new Set(failures.map(({ oracle }) => oracle));
  for (const [index, oracle] of oracles.entries()) {
    const { name, checks, occurrences, status } = oracle;
    if (occurrences > checks) {
      const path = `oracles.${index}.occurrences`;
      return { path, problem: `is more than the ${checks} checks` };
    }
    const isPossible = status === 'fail' ? failures.length > 0 : !violated.has(name);
    if (isPossible) continue;
    const problem = `is "${status}", which does not fit the failures`;
    return { path: `oracles.${index}.status`, problem };
  }
  return undefined;
}

/** Every bug is of seeds that failed, and no seed is of two. */
function inBugs({ failures, bugs, unsorted = [] }: SimulationReport): JsonProblem | undefined {
  const oracleOf = new Map(failures.map(({ seed, oracle }) => [seed, oracle]));
  const groups = [
    ...bugs.map((bug, index) => ({ ...bug, path: `bugs.${index}.seeds` })),
    ...unsorted.map((group, index) => ({ ...group, path: `unsorted.${index}.seeds` })),
  ];
  for (const { oracle, seeds, path: list } of groups) {
    for (const [index, seed] of seeds.entries()) {
      const path = `${list}.${index}`;
      if (oracleOf.get(seed) !== oracle) {
        const problem = `is ${seed}, which is no further failure of "${oracle}"`;
        return { path, problem };
      }
      oracleOf.delete(seed);
    }
  }
  // A sweep that had no worker left to look into failures reports them without any bug.
  const [left] = oracleOf.keys();
  if (groups.length === 0 || left === undefined) return undefined;
  return { path: 'bugs', problem: `leave out the failure of seed ${left}` };
}
