import { beforeAll, describe, expect, it } from 'vitest';
import { cameFromCache, firstSeed } from '../src/report/printed-report.js';
import { LAYOUTS } from '../src/workspace/layout.js';
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
