import { beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS } from '../src/workspace/layout.js';
import { STARTER_MODULES, type StarterModule } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';
import { SIM_LEVELS, simulationReport } from '../src/report/simulation-report.js';

const TREE: Readonly<Record<StarterModule['type'], readonly string[]>> = {
  coordination: [
    'src/index.ts',
    'src/state.ts',
    'src/logic.ts',
    'src/sim.ts',
    'src/tests/state-machine.property.spec.ts',
    'src/tests/invariants.ts',
  ],
  gossip: [
    'src/index.ts',
    'src/messages.ts',
    'src/protocol.ts',
    'src/sim.ts',
    'src/tests/convergence.property.spec.ts',
    'src/tests/partitions.property.spec.ts',
    'src/tests/invariants.ts',
  ],
  pipeline: [
    'src/index.ts',
    'src/state.ts',
    'src/logic.ts',
    'src/ports.ts',
    'src/sim.ts',
    'src/tests/processing.property.spec.ts',
    'src/tests/invariants.ts',
  ],
};

const PROJECT_FILES = ['sim.config.json', 'README.md', 'tsconfig.json', 'vitest.config.mts'];

describe.each(LAYOUTS)('the starter modules in the layout %s', (layout) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace(layout);
  });

  it.each(STARTER_MODULES)('have the file tree of a $type module', async ({ type, root }) => {
    const manifest = layout === 'solution' ? 'package.json' : 'project.json';
    for (const file of [...TREE[type], ...PROJECT_FILES, manifest]) {
      expect(await workspace.has(`${root}/${file}`), file).toBe(true);
    }
  });

  it('pass sim-check', async () => {
    const run = await workspace.nx(['run-many', '--targets=sim-check', '--outputStyle=static']);
    expect(run.status, run.output).toBe(0);
    for (const { name } of STARTER_MODULES)
      expect(run.output).toMatch(new RegExp(`${name}:sim-check`));
  });

  it.each(SIM_LEVELS)('pass sim-run at level %s', async (level) => {
    const run = await workspace.nx([
      'run-many',
      '--targets=sim-run',
      `--configuration=${level}`,
      '--outputStyle=static',
    ]);
    expect(run.status, run.output).toBe(0);
    expect(run.output.match(/^Result\s+PASS/gm)).toHaveLength(STARTER_MODULES.length);
    for (const { root } of STARTER_MODULES) {
      const report = await simulationReport(workspace, root, level);
      expect(report).toMatchObject({ level, result: 'pass' });
    }
  });

  it('pass their own tests, build and typecheck', async () => {
    const targets = '--targets=test,build,typecheck';
    const run = await workspace.nx(['run-many', targets, '--outputStyle=static']);
    expect(run.status, run.output).toBe(0);
    for (const { name } of STARTER_MODULES) {
      expect(run.output).toMatch(new RegExp(`${name}:test`));
      expect(run.output).toMatch(new RegExp(`${name}:build`));
      expect(run.output).toMatch(new RegExp(`${name}:typecheck`));
    }
  });

  it('were built without their simulation and tests', async () => {
    for (const { root } of STARTER_MODULES) {
      expect(await workspace.has(`${root}/dist/index.js`)).toBe(true);
      expect(await workspace.has(`${root}/dist/sim.js`)).toBe(false);
      expect(await workspace.has(`${root}/dist/tests`)).toBe(false);
    }
  });
});
