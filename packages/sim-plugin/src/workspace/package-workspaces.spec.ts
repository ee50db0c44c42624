import { readJson, type Tree, updateJson } from '@nx/devkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { linkProject, workspacePatterns } from './package-workspaces.js';
import { virtualWorkspace } from './virtual-workspace.fixture.js';

let tree: Tree;

beforeEach(() => {
  tree = virtualWorkspace('packages');
});

describe('linkProject', () => {
  it('changes nothing where a glob takes the project in', async () => {
    tree.write('packages/orders/package.json', '{}');
    await linkProject(tree, 'packages/orders');
    expect(workspacePatterns(tree)).toEqual(['packages/*']);
  });

  it('takes in the siblings to come', async () => {
    tree.write('libs/orders/package.json', '{}');
    await linkProject(tree, 'libs/orders');
    expect(workspacePatterns(tree)).toEqual(['packages/*', 'libs/*']);
  });

  it('leaves strangers out', async () => {
    tree.write('libs/orders/package.json', '{}');
    tree.write('libs/stranger/package.json', '{}');
    await linkProject(tree, 'libs/orders');
    expect(workspacePatterns(tree)).toEqual(['packages/*', 'libs/orders']);
  });

  it('leaves the siblings of a folder at the root out', async () => {
    tree.write('orders/package.json', '{}');
    await linkProject(tree, 'orders');
    expect(workspacePatterns(tree)).toEqual(['packages/*', 'orders']);
  });

  it('keeps the other settings of yarn', async () => {
    updateJson(tree, 'package.json', (manifest) => ({
      ...manifest,
      workspaces: { packages: ['packages/*'], nohoist: ['left-pad'] },
    }));
    tree.write('libs/orders/package.json', '{}');
    await linkProject(tree, 'libs/orders');
    expect(readJson(tree, 'package.json').workspaces).toEqual({
      packages: ['packages/*', 'libs/*'],
      nohoist: ['left-pad'],
    });
  });

  it('keeps the comments of pnpm', async () => {
    tree.write('pnpm-workspace.yaml', '# ours\npackages:\n  - packages/* # all of them\n');
    tree.write('libs/orders/package.json', '{}');
    await linkProject(tree, 'libs/orders');
    expect(tree.read('pnpm-workspace.yaml', 'utf8')).toBe(
      '# ours\npackages:\n  - packages/* # all of them\n  - libs/*\n',
    );
  });
});
