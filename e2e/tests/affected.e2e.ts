import { beforeAll, describe, expect, it } from 'vitest';
import { tasks } from '../src/report/printed-report.js';
import { MEMBERSHIP, ORDERS, SCANNER } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

/** Here modules are npm packages; `module-chain.e2e.ts` has those that import each other by mapped paths. */
describe('nx affected in the layout solution', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace('solution');
    await dependOnOrders(workspace);
    await workspace.commit('feat: the scanner speaks of orders');
  });

  it('simulates the changed module and its dependents alone', async () => {
    const logic = `${ORDERS.root}/src/logic.ts`;
    await workspace.write(logic, `${await workspace.read(logic)}\nexport const REVISION = 2;\n`);
    await workspace.commit('feat: change the orders');
    expect(await affected(workspace)).toEqual([ORDERS.name, SCANNER.name]);
  });

  it('simulates nothing else when a module without dependents changes', async () => {
    const protocol = `${MEMBERSHIP.root}/src/protocol.ts`;
    await workspace.write(
      protocol,
      `${await workspace.read(protocol)}\nexport const REVISION = 2;\n`,
    );
    await workspace.commit('feat: change the membership');
    expect(await affected(workspace)).toEqual([MEMBERSHIP.name]);
  });
});

/** The projects whose `sim-run` the last commit's changes set off; each has to pass. */
async function affected(workspace: Workspace): Promise<readonly string[]> {
  const run = await workspace.mustNx([
    'affected',
    '--targets=sim-run',
    '--base=HEAD~1',
    '--head=HEAD',
    '--outputStyle=static',
  ]);
  return tasks(run.output)
    .filter((task) => task.endsWith(':sim-run'))
    .map((task) => task.replace(/^@acme\//, '').replace(/:sim-run$/, ''));
}

/** Makes the scanner import from the orders. */
async function dependOnOrders(workspace: Workspace): Promise<void> {
  const logic = `${SCANNER.root}/src/logic.ts`;
  const text = await workspace.read(logic);
  await workspace.write(
    logic,
    `import { type State as Order } from '@acme/orders';\n${text}\nexport type ScannedOrder = Order;\n`,
  );
  const manifestPath = `${SCANNER.root}/package.json`;
  const manifest = await workspace.json<{ readonly dependencies?: Record<string, string> }>(
    manifestPath,
  );
  const dependencies = { ...manifest.dependencies, '@acme/orders': '*' };
  await workspace.write(manifestPath, JSON.stringify({ ...manifest, dependencies }, null, 2));
  await workspace.mustNpm(['install']);
  await workspace.mustNx(['sync']);
}
