import { getProjects, type Tree, updateJson } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { type Layout } from '../../workspace/layout.js';
import { virtualWorkspace } from '../../workspace/virtual-workspace.fixture.js';
import moduleGenerator from './generator.js';

async function targetsOf(tree: Tree) {
  await moduleGenerator(tree, { directory: 'packages/orders', type: 'pipeline', skipFormat: true });
  const [project] = [...getProjects(tree).values()].filter(
    ({ root }) => root === 'packages/orders',
  );
  return project?.targets ?? {};
}

function workspaceWith(kind: Layout['kind'], ...plugins: readonly unknown[]): Tree {
  const tree = virtualWorkspace(kind);
  updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, plugins }));
  return tree;
}

describe('the targets of a new library', () => {
  it('are all written down where no plugin infers any', async () => {
    for (const kind of ['packages', 'integrated'] as const) {
      const targets = await targetsOf(workspaceWith(kind));
      expect(Object.keys(targets).sort()).toEqual(['build', 'test', 'typecheck']);
    }
  });

  it('leave to plugins what plugins infer', async () => {
    const plugins = ['@nx/js/typescript', { plugin: '@nx/vitest', options: {} }];
    expect(await targetsOf(workspaceWith('solution', ...plugins))).toEqual({});
    const integrated = await targetsOf(workspaceWith('integrated', ...plugins));
    expect(Object.keys(integrated)).toEqual(['build']);
  });

  it('build with the compiler of Nx where it is installed', async () => {
    const tree = workspaceWith('integrated');
    expect((await targetsOf(tree))['build']?.executor).not.toBe('@nx/js:tsc');
    const withNxJs = workspaceWith('integrated');
    updateJson(withNxJs, 'package.json', (manifest) => ({
      ...manifest,
      devDependencies: { '@nx/js': '23.2.1' },
    }));
    expect((await targetsOf(withNxJs))['build']).toMatchObject({
      executor: '@nx/js:tsc',
      options: { outputPath: 'packages/orders/dist', rootDir: 'packages/orders/src' },
    });
  });

  it.each(['packages', 'integrated'] as const)(
    'build from what is published alone in the layout %s, whatever is called production',
    async (kind) => {
      const { build } = await targetsOf(workspaceWith(kind));
      expect(build?.inputs).toEqual(
        expect.arrayContaining(['!{projectRoot}/**/tests/**', '!{projectRoot}/vitest.config.*']),
      );
    },
  );

  it('depend on production code alone where the workspace says what that is', async () => {
    const tree = workspaceWith('packages');
    updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, namedInputs: {} }));
    expect((await targetsOf(tree))['test']?.inputs).toEqual(['default', '^default']);
    const distinguishing = workspaceWith('packages');
    updateJson(distinguishing, 'nx.json', (nxJson) => ({
      ...nxJson,
      namedInputs: { production: ['default'] },
    }));
    expect((await targetsOf(distinguishing))['test']?.inputs).toEqual(['default', '^production']);
  });
});
