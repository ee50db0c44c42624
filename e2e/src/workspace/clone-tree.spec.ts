import { mkdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cloneTree } from './clone-tree.js';
import { createScratchFolder } from './scratch-folder.js';

describe('a cloned tree', () => {
  let scratch = '';
  const at = (path: string): string => join(scratch, path);
  const put = async (path: string): Promise<void> => {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), path);
  };
  const inode = async (path: string): Promise<number> => (await stat(at(path))).ino;

  beforeEach(async () => {
    scratch = await createScratchFolder('clone-spec');
  });

  afterEach(() => rm(scratch, { recursive: true }));

  it("has its own copies of the user's files, and shares what is installed", async () => {
    await put('a/packages/orders/logic.ts');
    await put('a/node_modules/nx/dist/nx.js');
    await cloneTree(at('a'), at('b'));
    await expect(readFile(at('b/packages/orders/logic.ts'), 'utf8')).resolves.toContain('logic.ts');
    expect(await inode('b/packages/orders/logic.ts')).not.toBe(
      await inode('a/packages/orders/logic.ts'),
    );
    expect(await inode('b/node_modules/nx/dist/nx.js')).toBe(
      await inode('a/node_modules/nx/dist/nx.js'),
    );
  });

  it('has its own copy of what npm rewrites in place', async () => {
    await put('a/node_modules/.package-lock.json');
    await cloneTree(at('a'), at('b'));
    expect(await inode('b/node_modules/.package-lock.json')).not.toBe(
      await inode('a/node_modules/.package-lock.json'),
    );
  });

  it('keeps links as they are', async () => {
    await put('a/packages/orders/package.json');
    await mkdir(at('a/node_modules/@acme'), { recursive: true });
    await symlink('../../packages/orders', at('a/node_modules/@acme/orders'));
    await cloneTree(at('a'), at('b'));
    await expect(readlink(at('b/node_modules/@acme/orders'))).resolves.toBe(
      '../../packages/orders',
    );
  });

  it('starts without caches and build results', async () => {
    await put('a/.nx/cache/x');
    await put('a/node_modules/.vite/x');
    await put('a/packages/orders/dist/x');
    await cloneTree(at('a'), at('b'));
    for (const path of ['b/.nx', 'b/node_modules/.vite', 'b/packages/orders/dist']) {
      await expect(stat(at(path))).rejects.toThrow(/ENOENT/);
    }
  });
});
