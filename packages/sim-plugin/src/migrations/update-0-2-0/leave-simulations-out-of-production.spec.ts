import { readNxJson, type Tree, updateJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { beforeEach, expect, it } from 'vitest';
import migrate from './leave-simulations-out-of-production.js';

let tree: Tree;

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  updateJson(tree, 'nx.json', (nxJson) => ({
    ...nxJson,
    namedInputs: { production: ['default'] },
  }));
  tree.write('.gitignore', 'dist\n');
});

it('takes simulations out of production and reports out of git', async () => {
  await migrate(tree);
  expect(readNxJson(tree)?.namedInputs?.['production']).toEqual([
    'default',
    '!{projectRoot}/**/sim.ts',
    '!{projectRoot}/**/tests/invariants.ts',
    '!{projectRoot}/sim.config.json',
  ]);
  expect(tree.read('.gitignore', 'utf8')).toBe('dist\nsim-output\n');
});

it('changes nothing where that was done before', async () => {
  await migrate(tree);
  const contents = () => ['nx.json', '.gitignore'].map((file) => tree.read(file, 'utf8'));
  const once = contents();
  await migrate(tree);
  expect(contents()).toEqual(once);
});
