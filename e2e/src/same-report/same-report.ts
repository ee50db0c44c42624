import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type SimulationReport } from '../report/simulation-report.js';
import { generateStarterModules, installPlugin } from '../workspace/create-workspace.js';
import { emptyWorkspace } from '../workspace/empty-workspace.js';
import { packPackages } from '../workspace/packed-packages.js';
import { createScratchFolder, removeScratchFolder } from '../workspace/scratch-folder.js';
import { STARTER_MODULES } from '../workspace/starter-modules.js';
import { besideBusyProcesses } from './busy-processes.js';
import { plantWhatTakesTime } from './planted-modules.js';
import { differences, type Results, resultsOf } from './results-of.js';

/**
 * `npm run same-report`: sweeps modules on the machine as it is, and again beside busy processes, and compares all
 * files of the results but for times. Exits with 0 only where they are the same.
 *
 * The starters pass. The modules of the second round have seeds that never end, seeds that go beyond their event
 * budget, and a bug.
 */
const SEEDS = 200;
const BUSY = 4 * availableParallelism();
/** What the modules of the second round must fail by, or nothing was compared. */
const EXPECTED = ['the run ends in time', 'the run ends within its event budget'];

const repository = join(import.meta.dirname, '../../..');
const scratch = await createScratchFolder('same-report');
try {
  const packed = await packPackages(repository, scratch);
  const workspace = await emptyWorkspace(repository, scratch, 'solution');
  await installPlugin(workspace, packed);
  await generateStarterModules(workspace);

  const sweep = (): Promise<Results> => resultsOf(workspace, SEEDS);
  const rounds = async (name: string): Promise<Results> => {
    const idle = await sweep();
    const loaded = await besideBusyProcesses(BUSY, sweep);
    tell(name, idle, differences(idle, loaded));
    return idle;
  };
  console.log(`${SEEDS} seeds of each module, alone and beside ${BUSY} busy processes.`);
  await rounds('The starters');
  await plantWhatTakesTime(workspace);
  const oracles = failedOracles(await rounds('Modules with seeds that never end'));
  const missing = EXPECTED.filter((oracle) => !oracles.includes(oracle));
  if (missing.length > 0) {
    console.log(
      `No seed failed by: ${missing.join(', ')}. What is planted has to be rarer or less rare.`,
    );
    process.exitCode = 1;
  }
} finally {
  await removeScratchFolder(scratch);
}

function tell(name: string, results: Results, different: readonly string[]): void {
  const reports = STARTER_MODULES.map(({ name: module, root }) => {
    const report = reportIn(results, `${root}/sim-output/stormy/report.json`);
    return `${module} ${report.result}, ${report.failures.length} failing seeds`;
  });
  const verdict = different.length === 0 ? 'the same' : `${different.length} of them DIFFERENT`;
  console.log(`${name}: ${results.size} files, ${verdict} (${reports.join('; ')}).`);
  for (const difference of different) console.log(`  ${difference}`);
  if (different.length > 0) process.exitCode = 1;
}

function failedOracles(results: Results): readonly string[] {
  return STARTER_MODULES.flatMap(({ root }) =>
    reportIn(results, `${root}/sim-output/stormy/report.json`).failures.map(({ oracle }) => oracle),
  );
}

/** @throws Error when there is no such report */
function reportIn(results: Results, file: string): SimulationReport {
  const text = results.get(file);
  if (text === undefined) throw new Error(`${file} was not written.`);
  return JSON.parse(text) as SimulationReport;
}
