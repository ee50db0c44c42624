import { beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS, type Layout } from '../src/workspace/layout.js';
import {
  ORDERS,
  SCANNER,
  STARTER_MODULES,
  type StarterModule,
} from '../src/workspace/starter-modules.js';
import { ISOLATED_PLUGINS, type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';
import { SIM_LEVELS, type SimLevel, simulationReport } from '../src/report/simulation-report.js';

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

/** What a level does to a module is the same in each layout: one of them shows that the layout's modules run. */
const LEVELS: Readonly<Record<Layout, readonly SimLevel[]>> = {
  solution: SIM_LEVELS,
  integrated: ['stormy'],
};

/** Seeds of each module, at any level: by default a radioactive sweep has ten times as many. */
const SEEDS = '--seeds=100';

/** A layout decides on the files of a project, which are the same for each type: one with two modules shows that they fit. */
const BUILT: Readonly<Record<Layout, readonly StarterModule[]>> = {
  solution: STARTER_MODULES,
  integrated: [ORDERS],
};

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

  it.each(LEVELS[layout])('pass sim-run at level %s', async (level) => {
    const run = await workspace.nx([
      'run-many',
      '--targets=sim-run',
      `--configuration=${level}`,
      SEEDS,
      '--outputStyle=static',
    ]);
    expect(run.status, run.output).toBe(0);
    expect(run.output.match(/^Result\s+PASS/gm)).toHaveLength(STARTER_MODULES.length);
    for (const { root } of STARTER_MODULES) {
      const report = await simulationReport(workspace, root, level);
      expect(report).toMatchObject({ level, result: 'pass', seeds: { count: 100 } });
    }
  });

  // What it depends on is much of the work: one layout and the smallest of the starters show that it runs packed.
  it.runIf(layout === 'solution')('have an audit, which comes from the cache again', async () => {
    await workspace.remove(`${SCANNER.root}/sim-output`);
    const first = await workspace.nx(['sim-audit', SCANNER.name, '--outputStyle=static']);
    expect(first.status, first.output).toBe(0);
    expect(first.output).not.toContain('missing');
    expect(first.output).toContain('complete within these bounds');
    const folder = `${SCANNER.root}/sim-output/audit/stormy`;
    const files = ['audit.json', 'audit.md', 'report.html'].map((file) => `${folder}/${file}`);
    const read = () => Promise.all(files.map((file) => workspace.read(file)));
    const written = await read();
    expect(JSON.parse(written[0] ?? '')).toMatchObject({
      level: 'stormy',
      verdicts: { refuted: 0 },
    });
    await workspace.remove(`${SCANNER.root}/sim-output`);
    const second = await workspace.nx(['sim-audit', SCANNER.name, '--outputStyle=static']);
    expect(second.output).toContain('[local cache]');
    expect(await read()).toEqual(written);

    // An exploration that is cut off fails, so that Nx alone would not run the audit.
    const explored = await workspace.nx(['sim-explore', SCANNER.name, '--maxStates=20']);
    expect(explored.status, explored.output).toBe(1);
    const asItIs = ['--exclude-task-dependencies', '--skip-nx-cache', '--outputStyle=static'];
    const third = await workspace.nx(['sim-audit', SCANNER.name, ...asItIs]);
    expect(third.status, third.output).toBe(0);
    expect(third.output).toMatch(/^Exploration +incomplete, 20 states/m);
    expect(third.output).not.toMatch(/proved .* holds in an incomplete exploration/);
  });

  it('take in a further module, which is simulated beside the first', async () => {
    const options = ['shipping', '--type=pipeline', `--project=${ORDERS.name}`, '--no-interactive'];
    await workspace.mustNx(['generate', '@gossip/sim-plugin:module', ...options]);
    for (const file of ['index.ts', 'logic.ts', 'sim.ts', 'tests/invariants.ts']) {
      expect(await workspace.has(`${ORDERS.root}/src/shipping/${file}`), file).toBe(true);
    }
    const run = await workspace.mustNx(['sim-run', ORDERS.name, '--configuration=stormy']);
    expect(run.output).toMatch(/^SIMULATION REPORT {2}orders /m);
    expect(run.output).toMatch(/^SIMULATION REPORT {2}shipping /m);
    expect(run.output.match(/^Result\s+PASS/gm)).toHaveLength(2);
    for (const module of ['orders', 'shipping']) {
      const report = `${ORDERS.root}/sim-output/stormy/${module}/report.json`;
      expect(await workspace.has(report), report).toBe(true);
    }
  });

  // With the further module.
  it('pass sim-check and their own tests, build and typecheck', async () => {
    const targets = ['sim-check', 'test', 'build', 'typecheck'];
    const projects = `--projects=${BUILT[layout].map(({ name }) => name).join(',')}`;
    const args = ['run-many', `--targets=${targets.join(',')}`, projects, '--outputStyle=static'];
    // One layout shows that the plugin runs where Nx loads it as it does by default.
    const run = await workspace.nx(args, layout === 'solution' ? ISOLATED_PLUGINS : {});
    expect(run.status, run.output).toBe(0);
    for (const { name } of BUILT[layout]) {
      for (const target of targets) expect(run.output).toMatch(new RegExp(`${name}:${target}`));
    }
  });

  it('were built without their simulation and tests', async () => {
    for (const { root } of BUILT[layout]) {
      expect(await workspace.has(`${root}/dist/index.js`)).toBe(true);
      expect(await workspace.has(`${root}/dist/sim.js`)).toBe(false);
      expect(await workspace.has(`${root}/dist/tests`)).toBe(false);
    }
  });
});
