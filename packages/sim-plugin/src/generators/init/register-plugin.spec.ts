import { addProjectConfiguration, readNxJson, type Tree, updateJson, writeJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import initGenerator from './generator.js';

let tree: Tree;

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
});

describe('the names of the targets', () => {
  const registration = () => readNxJson(tree)?.plugins?.[0];

  it('are those that no project has yet', async () => {
    addProjectConfiguration(tree, 'cards', {
      root: 'packages/cards',
      targets: { 'sim-check': { command: 'insert' } },
    });
    writeJson(tree, 'packages/phones/package.json', {
      name: 'phones',
      scripts: { 'sim-run': 'call', 'sim:run': 'call' },
    });
    updateJson(tree, 'package.json', (manifest) => ({ ...manifest, workspaces: ['packages/*'] }));
    await initGenerator(tree, { skipFormat: true });
    expect(registration()).toMatchObject({
      options: { checkTargetName: 'sim:check', runTargetName: 'simulation-run' },
    });
    expect(tree.read('AGENTS.md', 'utf8')).toContain('`nx simulation-run <project> -c stormy`');
  });

  it('stay the usual ones where a project has them from this plugin', async () => {
    addProjectConfiguration(tree, 'orders', {
      root: 'packages/orders',
      targets: { 'sim-run': { executor: '@gossip/sim-plugin:sim-run' } },
    });
    await initGenerator(tree, { skipFormat: true });
    expect(registration()).toMatchObject({ options: { runTargetName: 'sim-run' } });
  });
});
