import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addCounts, formatCounts, NO_TESTS } from './counts.js';
import { findTestSuites, readCounts, removeReports } from './test-reports.js';

/**
 * Runs every check of the repository through Nx and ends with the sum of all tests, `N passed, N failed`. Results
 * may come from Nx's cache, which brings the reports back with them. Passes only when Nx is content, no test failed
 * and at least one ran. Options are handed to `nx run-many`.
 */
const TARGETS = [
  'lint',
  'typecheck',
  'build',
  'test',
  'reference',
  'sim-check',
  'sim-run',
  'engines',
  'browser',
  'guide',
  'e2e',
];
/** A simulation is sunny unless another level is asked for, one at a time. */
const FURTHER_LEVELS = ['stormy', 'radioactive'];

const repository = join(import.meta.dirname, '../../..');
const suites = await findTestSuites(repository, await projectFolders());
await removeReports(suites);

const runs = [
  runMany(['--targets', TARGETS.join(',')]),
  ...FURTHER_LEVELS.map((level) => runMany(['--targets', 'sim-run', '--configuration', level])),
];
const allSucceeded = runs.every((succeeded) => succeeded);

const nameWidth = Math.max(...suites.map(({ name }) => name.length)) + 2;
let total = NO_TESTS;
console.log('');
for (const suite of suites) {
  const counts = await readCounts(suite);
  total = addCounts(total, counts);
  console.log(`${suite.name.padEnd(nameWidth)}${formatCounts(counts)}`);
}
if (!allSucceeded && total.failed === 0) {
  console.log('A task other than a test failed: Nx lists it above.');
  total = addCounts(total, { passed: 0, failed: 1 });
}
if (total.passed === 0) console.log('No test ran.');
console.log(`\n${formatCounts(total)}`);
process.exitCode = allSucceeded && total.failed === 0 && total.passed > 0 ? 0 : 1;

function runMany(options: readonly string[]): boolean {
  const nx = spawnSync(
    join(repository, 'node_modules/.bin/nx'),
    ['run-many', ...options, ...process.argv.slice(2)],
    { cwd: repository, stdio: 'inherit' },
  );
  return nx.status === 0;
}

async function projectFolders(): Promise<readonly string[]> {
  const inside = async (folder: string): Promise<readonly string[]> => {
    const names = await readdir(join(repository, folder));
    return names.sort().map((name) => join(repository, folder, name));
  };
  return [...(await inside('packages')), ...(await inside('examples')), join(repository, 'e2e')];
}
