import { addProjectConfiguration, logger, readJson, type Tree, writeJson } from '@nx/devkit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import { runtimeRange } from '../init/tested-versions.js';
import moduleGenerator from './generator.js';

const ROOT = 'packages/orders';

async function addShipping(tree: Tree, directory = 'shipping'): Promise<void> {
  await moduleGenerator(tree, { directory, type: 'gossip', project: 'orders', skipFormat: true });
}

describe('a library of this generator', () => {
  let tree: Tree;

  beforeEach(async () => {
    tree = virtualWorkspace('solution');
    await moduleGenerator(tree, { directory: ROOT, type: 'coordination', skipFormat: true });
  });

  it('gets a folder for a further module, found by the short name of the project', async () => {
    await addShipping(tree);
    expect(tree.children(`${ROOT}/src/shipping`)).toContain('protocol.ts');
    expect(readJson(tree, `${ROOT}/sim.config.json`).modules).toMatchObject({
      orders: { type: 'coordination', simulation: 'src/sim.ts', explore: { operations: 4 } },
      shipping: { type: 'gossip', simulation: 'src/shipping/sim.ts', explore: { operations: 2 } },
    });
  });

  it('exports the module under its own name', async () => {
    await addShipping(tree, 'packages/order-routes');
    expect(tree.read(`${ROOT}/src/index.ts`, 'utf8')).toMatch(
      /\nexport \* as orderRoutes from '\.\/order-routes\/index\.js';\n$/,
    );
  });

  it('keeps its tsconfigs, which know simulations anywhere', async () => {
    const tsconfigs = () =>
      ['tsconfig.json', 'tsconfig.lib.json', 'tsconfig.spec.json'].map((file) =>
        tree.read(`${ROOT}/${file}`, 'utf8'),
      );
    const before = tsconfigs();
    await addShipping(tree);
    expect(tsconfigs()).toEqual(before);
  });
});

describe('a library of another origin', () => {
  let tree: Tree;

  beforeEach(() => {
    tree = virtualWorkspace('integrated');
    addProjectConfiguration(tree, 'orders', { root: ROOT, sourceRoot: `${ROOT}/src` });
    tree.write(`${ROOT}/src/index.ts`, "export * from './lib/orders.js';");
    writeJson(tree, `${ROOT}/package.json`, { name: '@acme/orders' });
    writeJson(tree, `${ROOT}/tsconfig.json`, { references: [{ path: './tsconfig.lib.json' }] });
    writeJson(tree, `${ROOT}/tsconfig.lib.json`, { exclude: ['src/**/*.spec.ts'] });
  });

  it('leaves the simulation out of its production build', async () => {
    await addShipping(tree);
    expect(readJson(tree, `${ROOT}/tsconfig.lib.json`).exclude).toEqual([
      'src/**/*.spec.ts',
      'src/shipping/sim.ts',
      'src/shipping/sim-*.ts',
      'src/shipping/tests/**',
    ]);
  });

  it('shows the simulation to its tests', async () => {
    writeJson(tree, `${ROOT}/tsconfig.spec.json`, { include: ['src/**/*.spec.ts'] });
    await addShipping(tree);
    expect(readJson(tree, `${ROOT}/tsconfig.spec.json`).include).toEqual([
      'src/**/*.spec.ts',
      'src/shipping/sim.ts',
      'src/shipping/sim-*.ts',
      'src/shipping/tests/**/*.ts',
    ]);
  });

  it('gets the tests it lacks: a tsconfig, a configuration of Vitest and a target', async () => {
    await addShipping(tree);
    expect(readJson(tree, `${ROOT}/tsconfig.json`).references).toContainEqual({
      path: './tsconfig.spec.json',
    });
    expect(readJson(tree, `${ROOT}/tsconfig.spec.json`).include).toContain('src/**/sim.ts');
    expect(tree.exists(`${ROOT}/vitest.config.mts`)).toBe(true);
    expect(readJson(tree, `${ROOT}/project.json`).targets.test.command).toBe('vitest run');
  });

  it('keeps the tests it has', async () => {
    tree.write(`${ROOT}/vite.config.ts`, 'export default {};');
    const targets = { test: { command: 'our-own-tests' } };
    writeJson(tree, `${ROOT}/project.json`, { name: 'orders', targets });
    await addShipping(tree);
    expect(tree.exists(`${ROOT}/vitest.config.mts`)).toBe(false);
    expect(readJson(tree, `${ROOT}/project.json`).targets).toEqual(targets);
  });

  it('gets the runtime as a dependency, and keeps the exports it has', async () => {
    await addShipping(tree);
    expect(readJson(tree, `${ROOT}/package.json`)).toEqual({
      name: '@acme/orders',
      dependencies: { '@gossip/sim-runtime': runtimeRange() },
    });
    expect(tree.read(`${ROOT}/src/index.ts`, 'utf8')).toBe(
      "export * from './lib/orders.js';\nexport * as shipping from './shipping/index.js';\n",
    );
  });

  it('says what it cannot do by itself', async () => {
    tree.delete(`${ROOT}/tsconfig.lib.json`);
    const warn = vi.spyOn(logger, 'warn').mockImplementation(() => undefined);
    await addShipping(tree);
    expect(warn).toHaveBeenCalledWith(
      'packages/orders has no tsconfig.lib.json: leave src/shipping/sim.ts and src/shipping/tests out of its production build yourself.',
    );
    warn.mockRestore();
  });
});
