import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addCounts, countTests, formatCounts, NO_TESTS } from './counts.js';
import {
  type Duration,
  fileDurations,
  formatSeconds,
  formatSlowest,
  suiteSeconds,
  taskDurations,
  type TaskProfile,
} from './durations.js';
import { findTestSuites, readReport, removeReports } from './test-reports.js';

interface Run {
  readonly succeeded: boolean;
  readonly tasks: readonly Duration[];
}

/**
 * Runs every check of the repository through Nx and ends with the sum of all tests, `N passed, N failed`. Before it
 * come the counts and seconds of each suite, and what was slowest. Results may come from Nx's cache, which brings the
 * reports back with them. Passes only when Nx is content, no test failed and at least one ran. Options are handed to
 * `nx run-many`.
 */
const TARGETS = [
  // Of a project's tasks Nx starts the first first: what takes long does not begin when all else is done.
  'test',
  'engines',
  'reference',
  'guide',
  'browser',
  'lint',
  'typecheck',
  'build',
  'sim-check',
  'sim-run',
  'e2e',
];
/**
 * A simulation is sunny unless another level is asked for, one at a time. Each gets as many seeds as show that the
 * examples still hold at the level: by default a radioactive sweep has ten times as many, and takes minutes.
 */
const FURTHER_LEVELS = { stormy: 60, radioactive: 30 };

/** Nx loads its plugins itself: a process for each would cost more than all that it asks them. */
const ENVIRONMENT = { ...process.env, NX_ISOLATE_PLUGINS: 'false' };

/** Where Nx writes how long each task took, from the root of the repository. */
const PROFILES = 'e2e/test-output/tasks';
/** The number of slowest tests and tasks that are printed. */
const SLOWEST = 10;

const repository = join(import.meta.dirname, '../../..');
const suites = await findTestSuites(repository, await projectFolders());
await removeReports(suites);

const runs = [await runMany('sunny', ['--targets', TARGETS.join(',')]), ...(await levels())];
const allSucceeded = runs.every(({ succeeded }) => succeeded);

const nameWidth = Math.max(...suites.map(({ name }) => name.length)) + 2;
const files: Duration[] = [];
let total = NO_TESTS;
console.log('');
for (const suite of suites) {
  const report = await readReport(suite);
  const counts = countTests(report);
  total = addCounts(total, counts);
  const seconds = report === undefined ? '' : formatSeconds(suiteSeconds(report));
  console.log(`${suite.name.padEnd(nameWidth)}${formatCounts(counts).padEnd(24)}${seconds}`);
  if (report !== undefined) files.push(...fileDurations(repository, report));
}
const tasks = runs.flatMap((run) => run.tasks);
console.log(`\n${formatSlowest('The slowest test files, without their set-up', files, SLOWEST)}`);
console.log(`\n${formatSlowest('The slowest tasks that ran', tasks, SLOWEST)}\n`);
if (!allSucceeded && total.failed === 0) {
  console.log('A task other than a test failed: Nx lists it above.');
  total = addCounts(total, { passed: 0, failed: 1 });
}
if (total.passed === 0) console.log('No test ran.');
console.log(formatCounts(total));
process.exitCode = allSucceeded && total.failed === 0 && total.passed > 0 ? 0 : 1;

async function levels(): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const [level, seeds] of Object.entries(FURTHER_LEVELS)) {
    const sweep = ['--targets', 'sim-run', '--configuration', level, `--seeds=${seeds}`];
    runs.push(await runMany(level, sweep));
  }
  return runs;
}

/** @param name - tells the profiles of runs apart */
async function runMany(name: string, options: readonly string[]): Promise<Run> {
  const profile = join(PROFILES, `${name}.json`);
  await rm(join(repository, profile), { force: true });
  const nx = spawnSync(
    join(repository, 'node_modules/.bin/nx'),
    ['run-many', ...options, ...process.argv.slice(2)],
    { cwd: repository, stdio: 'inherit', env: { ...ENVIRONMENT, NX_PROFILE: profile } },
  );
  return { succeeded: nx.status === 0, tasks: await readTaskDurations(join(repository, profile)) };
}

/** None where Nx ended before it ran a task. */
async function readTaskDurations(profile: string): Promise<readonly Duration[]> {
  const text = await readFile(profile, 'utf8').catch(() => '[]');
  return taskDurations(JSON.parse(text) as TaskProfile);
}

async function projectFolders(): Promise<readonly string[]> {
  const inside = async (folder: string): Promise<readonly string[]> => {
    const names = await readdir(join(repository, folder));
    return names.sort().map((name) => join(repository, folder, name));
  };
  return [...(await inside('packages')), ...(await inside('examples')), join(repository, 'e2e')];
}
