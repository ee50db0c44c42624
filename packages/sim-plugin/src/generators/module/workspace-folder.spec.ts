import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { workspaceFolder } from './workspace-folder.js';

const tree = createTreeWithEmptyWorkspace();

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('workspaceFolder', () => {
  it.each([
    ['packages/orders', 'packages/orders'],
    ['./packages//orders/', 'packages/orders'],
    ['packages\\orders', 'packages/orders'],
    ['orders', 'orders'],
  ])('makes of %j the folder %j', (given, folder) => {
    expect(workspaceFolder(tree, given)).toBe(folder);
  });

  it.each([
    ['orders', 'packages/orders'],
    ['packages/orders', 'packages/orders'],
    ['../libs/orders', 'libs/orders'],
  ])('starts in the folder of the command: %j is %j', (given, folder) => {
    vi.stubEnv('INIT_CWD', `${tree.root}/packages`);
    expect(workspaceFolder(tree, given)).toBe(folder);
  });

  it.each(['.', '..', '../orders', '/tmp/orders', 'packages/../..'])('refuses %j', (given) => {
    expect(() => workspaceFolder(tree, given)).toThrow(
      `A library cannot be made in '${given}': give a folder inside the workspace`,
    );
  });
});
