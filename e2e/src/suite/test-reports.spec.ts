import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScratchFolder } from '../workspace/scratch-folder.js';
import { findTestSuites, readReport, removeReports } from './test-reports.js';

describe('the test suites of a repository', () => {
  let repository = '';
  let project = '';

  beforeEach(async () => {
    repository = await createScratchFolder('reports-spec');
    project = join(repository, 'packages/a');
    await mkdir(join(project, 'test-output'), { recursive: true });
    await writeFile(join(project, 'vitest.config.mts'), '');
    await writeFile(join(project, 'vitest.e2e.config.mts'), '');
    await writeFile(join(project, 'vitest.config.mts.template'), '');
  });

  afterEach(() => rm(repository, { recursive: true }));

  it('are one per Vitest configuration', async () => {
    const suites = await findTestSuites(repository, [project]);
    expect(suites.map(({ name }) => name)).toEqual(['packages/a test', 'packages/a e2e']);
  });

  it('have a report only if this run left one', async () => {
    const suites = await findTestSuites(repository, [project]);
    const report = { success: true, numPassedTests: 4, numFailedTests: 0, testResults: [] };
    await writeFile(join(project, 'test-output/test.json'), JSON.stringify(report));
    expect(await Promise.all(suites.map(readReport))).toEqual([report, undefined]);
    await removeReports(suites);
    expect(await Promise.all(suites.map(readReport))).toEqual([undefined, undefined]);
  });
});
