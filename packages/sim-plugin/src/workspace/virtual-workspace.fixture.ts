import { type Tree, updateJson, writeJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { type Layout } from './layout.js';

/** A workspace of a layout as `create-nx-workspace` leaves it, in memory. */
export function virtualWorkspace(kind: Layout['kind'] | 'without a root tsconfig'): Tree {
  const tree = createTreeWithEmptyWorkspace();
  updateJson(tree, 'package.json', (manifest) => ({ ...manifest, name: '@acme/source' }));
  switch (kind) {
    case 'solution':
      usePackages(tree);
      makeSolution(tree);
      break;
    case 'packages':
      usePackages(tree);
      tree.delete('tsconfig.base.json');
      break;
    case 'integrated':
      break;
    case 'without a root tsconfig':
      tree.delete('tsconfig.base.json');
  }
  return tree;
}

function usePackages(tree: Tree): void {
  updateJson(tree, 'package.json', (manifest) => ({ ...manifest, workspaces: ['packages/*'] }));
}

function makeSolution(tree: Tree): void {
  writeJson(tree, 'tsconfig.base.json', {
    compilerOptions: {
      composite: true,
      module: 'nodenext',
      moduleResolution: 'nodenext',
      customConditions: ['@acme/source'],
    },
  });
  writeJson(tree, 'tsconfig.json', {
    extends: './tsconfig.base.json',
    compileOnSave: false,
    files: [],
    references: [],
  });
  updateJson(tree, 'nx.json', (nxJson) => ({ ...nxJson, plugins: ['@nx/js/typescript'] }));
}
