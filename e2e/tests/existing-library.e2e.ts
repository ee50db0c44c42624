import { beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS } from '../src/workspace/layout.js';
import { ORDERS } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

describe.each(LAYOUTS)('a module in an existing library in the layout %s', (layout) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace(layout);
    await workspace.mustNx([
      'generate',
      '@gossip/sim-plugin:module',
      'shipping',
      '--type=pipeline',
      `--project=${ORDERS.name}`,
      '--no-interactive',
    ]);
  });

  it('has a folder of its own', async () => {
    for (const file of ['index.ts', 'logic.ts', 'sim.ts', 'tests/invariants.ts']) {
      expect(await workspace.has(`${ORDERS.root}/src/shipping/${file}`), file).toBe(true);
    }
  });

  it('is simulated beside the first', async () => {
    const run = await workspace.mustNx(['sim-run', ORDERS.name, '--configuration=stormy']);
    expect(run.output).toMatch(/^SIMULATION REPORT {2}orders /m);
    expect(run.output).toMatch(/^SIMULATION REPORT {2}shipping /m);
    expect(run.output.match(/^Result\s+PASS/gm)).toHaveLength(2);
    for (const module of ['orders', 'shipping']) {
      const report = `${ORDERS.root}/sim-output/stormy/${module}/report.json`;
      expect(await workspace.has(report), report).toBe(true);
    }
  });

  it('is checked and tested with it', async () => {
    const targets = '--targets=sim-check,test,typecheck,build';
    const run = await workspace.mustNx(['run-many', targets, `--projects=${ORDERS.name}`]);
    expect(run.output).toMatch(/Successfully ran targets/);
  });
});
