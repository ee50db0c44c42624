import { getProjects, readJson, type Tree, updateJson } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { parseSimConfig } from '../../config/parse-sim-config.js';
import { MODULE_TYPES, type ModuleType } from '../../config/module-type.js';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import { runtimeRange } from '../init/tested-versions.js';
import moduleGenerator from './generator.js';

const ROOT = 'packages/orders';

const SOURCES: Readonly<Record<ModuleType, readonly string[]>> = {
  coordination: [
    'index.ts',
    'logic.ts',
    'sim.ts',
    'state.ts',
    'tests/invariants.ts',
    'tests/state-machine.property.spec.ts',
  ],
  gossip: [
    'index.ts',
    'messages.ts',
    'protocol.ts',
    'sim.ts',
    'tests/convergence.property.spec.ts',
    'tests/invariants.ts',
    'tests/partitions.property.spec.ts',
  ],
  pipeline: [
    'index.ts',
    'logic.ts',
    'ports.ts',
    'sim.ts',
    'state.ts',
    'tests/invariants.ts',
    'tests/processing.property.spec.ts',
  ],
  service: [
    'api/main.ts',
    'api/stock-cache.ts',
    'api/store-client.ts',
    'index.ts',
    'order.ts',
    'sim.ts',
    'store/main.ts',
    'store/order-log.ts',
    'tests/faults.property.spec.ts',
    'tests/invariants.ts',
  ],
};

const PROJECT_FILES = [
  'README.md',
  'package.json',
  'sim.config.json',
  'tsconfig.json',
  'tsconfig.lib.json',
  'tsconfig.spec.json',
  'vitest.config.mts',
];

function filesBelow(tree: Tree, folder: string): readonly string[] {
  const prefix = `${folder}/`;
  const files = tree.listChanges().map(({ path }) => path);
  return files
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .sort();
}

async function addModule(tree: Tree, type: ModuleType = 'coordination', tags?: string) {
  const options = { directory: ROOT, type, skipFormat: true };
  await moduleGenerator(tree, tags === undefined ? options : { ...options, tags });
}

describe.each(MODULE_TYPES)('a %s module', (type) => {
  it('has the files of its type, with every template filled in', async () => {
    const tree = virtualWorkspace('solution');
    await addModule(tree, type);
    expect(filesBelow(tree, `${ROOT}/src`)).toEqual(SOURCES[type]);
    expect(filesBelow(tree, ROOT)).toEqual(
      [...PROJECT_FILES, ...SOURCES[type].map((file) => `src/${file}`)].sort(),
    );
    for (const file of filesBelow(tree, ROOT)) {
      expect(tree.read(`${ROOT}/${file}`, 'utf8')).not.toMatch(/<%|%>|undefined'/);
    }
  });

  it('is written into sim.config.json', async () => {
    const tree = virtualWorkspace('solution');
    await addModule(tree, type);
    const text = tree.read(`${ROOT}/sim.config.json`, 'utf8') ?? '';
    expect(parseSimConfig(text, 'sim.config.json').modules).toMatchObject([
      { name: 'orders', type, simulation: 'src/sim.ts' },
    ]);
    expect(JSON.parse(text).$schema).toBe(
      '../../node_modules/@gossip/sim-plugin/src/config/schema.json',
    );
  });
});

it('records the calls of clients where it is asked to', async () => {
  const tree = virtualWorkspace('solution');
  await moduleGenerator(tree, { directory: ROOT, type: 'gossip', clients: true, skipFormat: true });
  expect(filesBelow(tree, `${ROOT}/src`)).toEqual(
    [...SOURCES.gossip, 'tests/sessions.property.spec.ts', 'tests/sessions.ts'].sort(),
  );
  const simulation = tree.read(`${ROOT}/src/sim.ts`, 'utf8');
  expect(simulation).toContain("history.invoke('get', undefined, key)");
  expect(simulation).toContain('noClientGoesBack,');
  expect(simulation).not.toMatch(/<%|%>/);
});

describe('in a TypeScript solution, a library', () => {
  it('is a package that shows its sources under the condition of the workspace', async () => {
    const tree = virtualWorkspace('solution');
    await addModule(tree);
    expect(tree.exists(`${ROOT}/project.json`)).toBe(false);
    expect(readJson(tree, `${ROOT}/package.json`)).toMatchObject({
      name: '@acme/orders',
      type: 'module',
      exports: {
        '.': {
          '@acme/source': './src/index.ts',
          types: './dist/index.d.ts',
          default: './dist/index.js',
        },
      },
      dependencies: { '@gossip/sim-runtime': runtimeRange() },
    });
  });

  it('is referenced by the root tsconfig, and linked by the package manager', async () => {
    const tree = virtualWorkspace('solution');
    await moduleGenerator(tree, { directory: 'libs/orders', type: 'gossip', skipFormat: true });
    expect(readJson(tree, 'tsconfig.json').references).toEqual([{ path: './libs/orders' }]);
    expect(readJson(tree, 'package.json').workspaces).toEqual(['packages/*', 'libs/*']);
  });

  it('extends the base tsconfig, and keeps its simulation and tests out of production', async () => {
    const tree = virtualWorkspace('solution');
    await addModule(tree);
    const production = readJson(tree, `${ROOT}/tsconfig.lib.json`);
    expect(production.extends).toBe('../../tsconfig.base.json');
    expect(production.exclude).toEqual(
      expect.arrayContaining(['src/**/sim.ts', 'src/**/tests/**', 'src/**/*.spec.ts']),
    );
    expect(production.compilerOptions).toMatchObject({ outDir: 'dist', types: [] });
    const spec = readJson(tree, `${ROOT}/tsconfig.spec.json`);
    expect(spec.include).toEqual(
      expect.arrayContaining(['src/**/sim.ts', 'src/**/tests/**/*.ts', 'src/**/*.spec.ts']),
    );
    expect(spec.references).toEqual([{ path: './tsconfig.lib.json' }]);
  });
});

describe('in a workspace of packages, a library', () => {
  it('has a tsconfig that stands on its own', async () => {
    const tree = virtualWorkspace('packages');
    await addModule(tree);
    const tsconfig = readJson(tree, `${ROOT}/tsconfig.json`);
    expect(tsconfig).not.toHaveProperty('extends');
    expect(tsconfig.compilerOptions).toMatchObject({ strict: true, module: 'nodenext' });
    expect(readJson(tree, `${ROOT}/tsconfig.lib.json`).extends).toBe('./tsconfig.json');
    expect(tree.exists('tsconfig.json')).toBe(false);
    expect(tree.exists('tsconfig.base.json')).toBe(false);
  });
});

describe('in an integrated workspace, a library', () => {
  it('has a project.json and is found by the paths of the root tsconfig', async () => {
    const tree = virtualWorkspace('integrated');
    await addModule(tree);
    expect(getProjects(tree).get('orders')).toMatchObject({
      root: ROOT,
      sourceRoot: `${ROOT}/src`,
      projectType: 'library',
    });
    expect(readJson(tree, 'tsconfig.base.json').compilerOptions.paths).toEqual({
      '@acme/orders': ['./packages/orders/src/index.ts'],
    });
    expect(readJson(tree, `${ROOT}/package.json`)).not.toHaveProperty('main');
    expect(readJson(tree, `${ROOT}/tsconfig.json`)).toMatchObject({
      extends: '../../tsconfig.base.json',
      compilerOptions: { module: 'esnext', moduleResolution: 'bundler', strict: true },
    });
  });

  it('keeps the paths of the other libraries', async () => {
    const tree = virtualWorkspace('integrated');
    const others = { '@acme/other': ['./packages/other/src/index.ts'] };
    updateJson(tree, 'tsconfig.base.json', () => ({ compilerOptions: { paths: others } }));
    await addModule(tree);
    expect(readJson(tree, 'tsconfig.base.json').compilerOptions.paths).toMatchObject(others);
  });

  it('makes the root tsconfig where there is none', async () => {
    const tree = virtualWorkspace('without a root tsconfig');
    await addModule(tree);
    expect(readJson(tree, 'tsconfig.base.json').compilerOptions).toMatchObject({
      moduleResolution: 'bundler',
      paths: { '@acme/orders': ['./packages/orders/src/index.ts'] },
    });
  });
});

it.each(['solution', 'integrated'] as const)('carries its tags in the layout %s', async (kind) => {
  const tree = virtualWorkspace(kind);
  await addModule(tree, 'gossip', 'scope:orders, type:domain');
  const name = kind === 'solution' ? '@acme/orders' : 'orders';
  expect(getProjects(tree).get(name)?.tags).toEqual(
    expect.arrayContaining(['scope:orders', 'type:domain']),
  );
});

it('takes its name from --name before its folder', async () => {
  const tree = virtualWorkspace('solution');
  const options = { directory: ROOT, name: 'order-book', type: 'gossip', skipFormat: true };
  await moduleGenerator(tree, options);
  expect(readJson(tree, `${ROOT}/package.json`).name).toBe('@acme/order-book');
  expect(Object.keys(readJson(tree, `${ROOT}/sim.config.json`).modules)).toEqual(['order-book']);
});

it('sets the workspace up on the way', async () => {
  const tree = virtualWorkspace('solution');
  await addModule(tree);
  expect(readJson(tree, 'nx.json').plugins).toContainEqual(
    expect.objectContaining({ plugin: '@gossip/sim-plugin/plugin' }),
  );
  expect(readJson(tree, 'package.json').devDependencies).toHaveProperty('vitest');
  expect(tree.read('.gitignore', 'utf8')).toContain('sim-output');
});

it('maps paths for the tests where Vite knows how to', async () => {
  const mapping = 'resolve: { tsconfigPaths: true }';
  const config = async (tree: Tree) => {
    await addModule(tree);
    return tree.read(`${ROOT}/vitest.config.mts`, 'utf8');
  };
  expect(await config(virtualWorkspace('integrated'))).toContain(mapping);
  expect(await config(virtualWorkspace('solution'))).not.toContain(mapping);
  const older = virtualWorkspace('integrated');
  updateJson(older, 'package.json', (manifest) => ({
    ...manifest,
    devDependencies: { vite: '^7.1.0' },
  }));
  expect(await config(older)).not.toContain(mapping);
});
