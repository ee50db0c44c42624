import { logger, readJson, readNxJson, type Tree, updateJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import initGenerator from './generator.js';
import { runtimeRange, TEST_RUNNER, TOOLS } from './tested-versions.js';

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  workspaces?: string[];
}

const TESTED = { ...TOOLS, ...TEST_RUNNER };
const RUNTIME = '@gossip/sim-runtime';

let tree: Tree;

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
});

function setManifest(manifest: Manifest): void {
  updateJson<Manifest>(tree, 'package.json', (present) => ({ ...present, ...manifest }));
}

function manifest(): Manifest {
  return readJson<Manifest>(tree, 'package.json');
}

describe('the registration in nx.json', () => {
  it('comes after the plugins that are there', async () => {
    updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, plugins: ['@nx/js/typescript'] }));
    await initGenerator(tree, { skipFormat: true });
    expect(readNxJson(tree)?.plugins).toEqual([
      '@nx/js/typescript',
      {
        plugin: '@gossip/sim-plugin/plugin',
        options: { checkTargetName: 'sim-check', runTargetName: 'sim-run' },
      },
    ]);
  });

  it.each([
    '@gossip/sim-plugin/plugin',
    { plugin: '@gossip/sim-plugin/plugin', options: { runTargetName: 'simulate' } },
  ])('is left alone when it is %j', async (registration) => {
    updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, plugins: [registration] }));
    await initGenerator(tree, { skipFormat: true });
    expect(readNxJson(tree)?.plugins).toEqual([registration]);
  });
});

describe('the packages', () => {
  it('are added in the versions they were tested with', async () => {
    await initGenerator(tree, { skipFormat: true });
    expect(manifest().devDependencies).toEqual(TESTED);
    expect(manifest().dependencies).toEqual({ [RUNTIME]: runtimeRange() });
  });

  it('are without a test runner where none is wanted', async () => {
    await initGenerator(tree, { skipFormat: true, unitTestRunner: 'none' });
    expect(manifest().devDependencies).toEqual(TOOLS);
  });

  it.each([{ workspaces: ['packages/*'] }, {}])(
    'have the runtime for production, which imports its contracts: %j',
    async (setting) => {
      setManifest(setting);
      await initGenerator(tree, { skipFormat: true });
      expect(manifest().dependencies).toEqual({ [RUNTIME]: runtimeRange() });
      expect(manifest().devDependencies).not.toHaveProperty(RUNTIME);
    },
  );

  it('stay at the version that the workspace chose, older or newer', async () => {
    setManifest({
      devDependencies: { typescript: '~5.9.0', vitest: '^5.0.0' },
      dependencies: { vite: '^7.0.0' },
    });
    await initGenerator(tree, { skipFormat: true });
    expect(manifest().devDependencies).toMatchObject({ typescript: '~5.9.0', vitest: '^5.0.0' });
    expect(manifest().dependencies).toMatchObject({ vite: '^7.0.0' });
    expect(manifest().devDependencies).not.toHaveProperty('vite');
  });

  it.each([
    ['^0.0.1', runtimeRange()],
    ['99.0.0', '99.0.0'],
    ['file:../sim-runtime-0.0.1.tgz', 'file:../sim-runtime-0.0.1.tgz'],
    ['workspace:*', 'workspace:*'],
  ])('keep the runtime %s as %s', async (present, expected) => {
    setManifest({ devDependencies: { [RUNTIME]: present } });
    await initGenerator(tree, { skipFormat: true });
    expect(manifest().dependencies).toEqual({ [RUNTIME]: expected });
    expect(manifest().devDependencies).not.toHaveProperty(RUNTIME);
  });
});

describe('.gitignore', () => {
  it.each([
    [null, 'sim-output\n'],
    ['dist', 'dist\nsim-output\n'],
    ['dist\n', 'dist\nsim-output\n'],
    ['sim-output/\ndist\n', 'sim-output/\ndist\n'],
  ])('%j becomes %j', async (before, after) => {
    tree.delete('.gitignore');
    if (before !== null) {
      tree.write('.gitignore', before);
    }
    await initGenerator(tree, { skipFormat: true });
    expect(tree.read('.gitignore', 'utf8')).toBe(after);
  });
});

describe('the rules of sim-check in ESLint', () => {
  const ROOT =
    "import nx from '@nx/eslint-plugin';\n\nexport default [...nx.configs['flat/typescript']];\n";
  const OWN = 'packages/orders/eslint.config.mjs';

  function addModules(): void {
    tree.write(
      'packages/orders/sim.config.json',
      JSON.stringify({
        modules: {
          leases: { type: 'coordination', simulation: 'src/leases/sim.ts' },
          scans: { type: 'pipeline', simulation: 'src/scans/sim.ts' },
        },
      }),
    );
  }

  it('are applied to the modules that are there, each at its boundary', async () => {
    addModules();
    tree.write('eslint.config.mjs', ROOT);
    await initGenerator(tree, { skipFormat: true });
    expect(tree.read(OWN, 'utf8')).toContain(
      "{ ...simulation.configs.strict, files: ['src/leases/**/*.ts'] }, { ...simulation.configs.recommended, files: ['src/scans/**/*.ts'] }]",
    );
    expect(tree.read('eslint.config.mjs', 'utf8')).toBe(ROOT);
  });

  it('are added once', async () => {
    addModules();
    tree.write('eslint.config.mjs', ROOT);
    await initGenerator(tree, { skipFormat: true });
    const once = tree.read(OWN, 'utf8');
    await initGenerator(tree, { skipFormat: true });
    expect(tree.read(OWN, 'utf8')).toBe(once);
  });

  it.each(['.eslintrc.json', '.eslintrc', 'package.json'])(
    'leave %s, which is of the legacy format, as it is and say so',
    async (file) => {
      const warn = vi.spyOn(logger, 'warn').mockReturnValue();
      addModules();
      if (file === 'package.json') {
        updateJson<object>(tree, file, (present) => ({ ...present, eslintConfig: { root: true } }));
      } else {
        tree.write(file, '{ "root": true }\n');
      }
      await initGenerator(tree, { skipFormat: true });
      expect(warn.mock.calls.map(String)).toEqual([expect.stringContaining('legacy format')]);
      expect(tree.exists(OWN)).toBe(false);
      if (file !== 'package.json') expect(tree.read(file, 'utf8')).toBe('{ "root": true }\n');
      warn.mockRestore();
    },
  );

  it('change nothing in a workspace without ESLint', async () => {
    addModules();
    await initGenerator(tree, { skipFormat: true });
    expect(tree.exists(OWN)).toBe(false);
  });
});

it('changes nothing the second time', async () => {
  await initGenerator(tree, { skipFormat: true });
  const contents = () =>
    ['nx.json', 'package.json', '.gitignore', 'AGENTS.md'].map((file) => tree.read(file, 'utf8'));
  const once = contents();
  await initGenerator(tree, { skipFormat: true });
  expect(contents()).toEqual(once);
});
