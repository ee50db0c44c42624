import { readFile, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type VitestReport } from './counts.js';
import { type TimedReport } from './durations.js';

/** One Vitest configuration of the repository, and the report which its Nx target writes as a cached output. */
export interface TestSuite {
  /** Such as `packages/sim-runtime test`. */
  readonly name: string;
  readonly reportPath: string;
}

const CONFIG_NAME = /^vitest\.(?:(\w+)\.)?config\.mts$/;

/**
 * The suites of the given projects' folders. `vitest.config.mts` belongs to the target `test`, `vitest.e2e.config.mts`
 * to the target `e2e`, and each writes `test-output/<target>.json`.
 */
export async function findTestSuites(
  repository: string,
  projects: readonly string[],
): Promise<readonly TestSuite[]> {
  const found = await Promise.all(
    projects.map(async (project) => {
      const names = await readdir(project);
      return names.sort().flatMap((name) => {
        const config = CONFIG_NAME.exec(name);
        if (config === null) return [];
        const target = config[1] ?? 'test';
        const suite = `${relative(repository, project)} ${target}`;
        return [{ name: suite, reportPath: join(project, 'test-output', `${target}.json`) }];
      });
    }),
  );
  return found.flat();
}

/** Removes the reports of earlier runs: what is there afterwards was written, or restored from the cache, by this one. */
export async function removeReports(suites: readonly TestSuite[]): Promise<void> {
  await Promise.all(suites.map(({ reportPath }) => rm(reportPath, { force: true })));
}

/** The report of one suite, unless it left none. */
export async function readReport({
  reportPath,
}: TestSuite): Promise<(VitestReport & TimedReport) | undefined> {
  const text = await readFile(reportPath, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as VitestReport & TimedReport);
}
