import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { EXPLORE_FOLDER, mutationFolder, sweepFolder } from '../../config/output-folders.js';
import type { Evidence, ExplorationEvidence, SweepEvidence } from '../evidence.js';
import type { ResultPlace } from '../read-evidence.js';
import type { Counterexample, ModuleResults, SweptCoverage } from './audit-page-data.js';

/**
 * What the page of an audit shows of a module beside its claims.
 *
 * @param output - the folder of the page, from the project's root
 */
export function moduleResults(
  module: string,
  { sweep, exploration, mutation }: Evidence,
  place: ResultPlace,
  output: string,
): ModuleResults {
  return {
    module,
    ...(sweep === undefined ? {} : { coverage: coverageOf(sweep) }),
    mutated: mutation?.survivors ?? [],
    counterexamples: exploration === undefined ? [] : counterexamplesOf(exploration),
    pages: pagesOf(place, output),
  };
}

function coverageOf({
  operations,
  oracles,
  faults,
  notClaimed,
  ground,
  seeds,
}: SweepEvidence): SweptCoverage {
  return {
    operations,
    oracles,
    faults,
    notClaimed,
    seeds: { count: seeds.count },
    ...(ground === undefined ? {} : { ground }),
  };
}

function counterexamplesOf({ properties, thrown }: ExplorationEvidence): readonly Counterexample[] {
  const violated = properties
    .filter(({ verdict }) => verdict === 'violated')
    .map(({ name, message = 'it does not hold', steps = [] }) => ({ name, message, steps }));
  if (thrown === undefined) return violated;
  const { message, steps = [] } = thrown;
  return [...violated, { name: 'an exception of the module', message, steps }];
}

/** Those that are there, by paths that lead from one folder to another. */
function pagesOf(
  { workspaceRoot, projectRoot, folder, levelSpelling }: ResultPlace,
  output: string,
): ModuleResults['pages'] {
  const known = [
    { name: 'Simulation', file: posix.join(sweepFolder(levelSpelling), folder, 'report.html') },
    { name: 'Exploration', file: posix.join(EXPLORE_FOLDER, folder, 'report.html') },
    { name: 'Mutants', file: posix.join(mutationFolder(levelSpelling), folder, 'mutation.html') },
  ];
  return known
    .filter(({ file }) => existsSync(join(workspaceRoot, projectRoot, file)))
    .map(({ name, file }) => ({ name, href: posix.relative(output, file) }));
}
