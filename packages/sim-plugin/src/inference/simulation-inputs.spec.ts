import type { CreateNodesContext } from '@nx/devkit';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashedFiles } from './nx-engine.fixture.js';
import { simulationInputs } from './simulation-inputs.js';

let workspaceRoot = '';

beforeEach(() => {
  workspaceRoot = realpathSync(mkdtempSync(join(tmpdir(), 'sim-inputs-')));
  mkdirSync(join(workspaceRoot, 'packages/orders'), { recursive: true });
});

afterEach(() => {
  rmSync(workspaceRoot, { recursive: true, force: true });
});

it('are tsconfig files at the root, too, and no other files there', async () => {
  for (const file of ['tsconfig.strict.json', 'package.json', 'nx.json', 'packages/orders/sim.ts'])
    writeFileSync(join(workspaceRoot, file), '{}');
  const context: CreateNodesContext = { workspaceRoot, nxJsonConfiguration: {} };
  const inputs = simulationInputs(context, { base: '{projectRoot}', globLikeRoots: [] });
  const orders = {
    root: 'packages/orders',
    targets: {
      'sim-check': { executor: 'x:y', inputs: [...inputs.check] },
      'sim-run': { executor: 'x:y', inputs: [...inputs.run] },
    },
  };
  for (const target of ['sim-check', 'sim-run']) {
    const files = await hashedFiles(workspaceRoot, { orders }, { project: 'orders', target });
    expect(files).toContain('tsconfig.strict.json');
    expect(files).toContain('packages/orders/sim.ts');
    expect(files).not.toContain('package.json');
  }
});
