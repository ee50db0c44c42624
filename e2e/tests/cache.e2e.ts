import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cameFromCache, firstSeed, tasks, tasksRun } from '../src/report/printed-report.js';
import { LAYOUTS } from '../src/workspace/layout.js';
import { skipTypecheck } from '../src/workspace/plugin-options.js';
import { ORDERS } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

const REPORT = `${ORDERS.root}/sim-output/sunny/report.json`;

describe.each(LAYOUTS)('the cache of sim-run in the layout %s', (layout) => {
  let workspace: Workspace;
  let original = '';
  let originalReport = '';

  beforeAll(async () => {
    workspace = await cloneWorkspace(layout);
    const run = await workspace.mustNx(['sim-run', ORDERS.name]);
    expect(cameFromCache(run.output)).toBe(false);
    original = run.output;
    originalReport = await workspace.read(REPORT);
  });

  it('serves an unchanged module, and restores its output files', async () => {
    await workspace.remove(`${ORDERS.root}/sim-output`);
    const run = await workspace.mustNx(['sim-run', ORDERS.name]);
    expect(cameFromCache(run.output), run.output).toBe(true);
    expect(firstSeed(run.output)).toBe(firstSeed(original));
    await expect(workspace.read(REPORT)).resolves.toBe(originalReport);
  });

  it('explores the same seeds when the same code runs afresh', async () => {
    const run = await workspace.mustNx(['sim-run', ORDERS.name, '--skipNxCache']);
    expect(cameFromCache(run.output)).toBe(false);
    expect(firstSeed(run.output)).toBe(firstSeed(original));
  });

  it('does not mind a changed README', async () => {
    await workspace.write(`${ORDERS.root}/README.md`, '# Orders, explained better\n');
    const run = await workspace.mustNx(['sim-run', ORDERS.name]);
    expect(cameFromCache(run.output), run.output).toBe(true);
  });

  it('does not serve changed logic, which meets new seeds', async () => {
    const logic = `${ORDERS.root}/src/logic.ts`;
    await workspace.write(logic, `${await workspace.read(logic)}\nexport const REVISION = 2;\n`);
    const run = await workspace.mustNx(['sim-run', ORDERS.name]);
    expect(cameFromCache(run.output), run.output).toBe(false);
    expect(firstSeed(run.output)).not.toBe(firstSeed(original));
  });
});

/** Folders that mean something else where Nx reads them as patterns. */
const GLOBS = ['(grp)', '[b]', '!d', '{e,f}'];

describe('the cache of projects in folders that are globs', () => {
  let workspace: Workspace;
  const rootOf = (folder: string): string => `packages/${folder}/lease`;
  const all = GLOBS.flatMap((_, index) => [`lease-${index}:sim-check`, `lease-${index}:sim-run`]);

  beforeAll(async () => {
    workspace = await cloneWorkspace('integrated');
    for (const [index, folder] of GLOBS.entries()) {
      const root = join(workspace.root, rootOf(folder));
      await cp(join(workspace.root, ORDERS.root), root, { recursive: true });
      const project = { name: `lease-${index}`, projectType: 'library' };
      await workspace.write(`${rootOf(folder)}/project.json`, JSON.stringify(project));
      // One level deeper than the project that it is a copy of.
      for (const file of await workspace.list(rootOf(folder))) {
        if (/^tsconfig\..*json$/.test(file)) await workspace.remove(`${rootOf(folder)}/${file}`);
      }
      const tsconfig = { extends: '../../../tsconfig.base.json', include: ['src/**/*.ts'] };
      await workspace.write(`${rootOf(folder)}/tsconfig.json`, JSON.stringify(tsconfig));
    }
    await skipTypecheck(workspace);
  });

  async function run(): Promise<string> {
    const { output } = await workspace.nx([
      ...['run-many', '--targets=sim-check,sim-run', '--projects=lease-*'],
      '--outputStyle=static',
    ]);
    return output;
  }

  it('serves them while nothing changes, and no longer when their logic does', async () => {
    const first = await run();
    expect(tasksRun(first), first).toEqual(all);
    for (const folder of GLOBS) await workspace.remove(`${rootOf(folder)}/sim-output`);
    const second = await run();
    expect(tasks(second)).toEqual(all);
    expect(tasksRun(second), second).toEqual([]);
    for (const folder of GLOBS) {
      expect(await workspace.has(`${rootOf(folder)}/sim-output/sunny/report.json`)).toBe(true);
      const logic = `${rootOf(folder)}/src/logic.ts`;
      await workspace.write(logic, `${await workspace.read(logic)}\nexport const REVISION = 2;\n`);
    }
    expect(tasksRun(await run())).toEqual(all);
  });
});
