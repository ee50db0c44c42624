import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unhashedNotes } from './unhashed-sources.js';

describe('the sources that no hash of a task covers', () => {
  let workspaceRoot = '';

  beforeEach(() => {
    workspaceRoot = mkdtempSync(join(tmpdir(), 'unhashed-'));
    execFileSync('git', ['init', '-q'], { cwd: workspaceRoot });
    writeFileSync(join(workspaceRoot, '.gitignore'), 'generated\ndist\n');
  });

  afterEach(() => {
    rmSync(workspaceRoot, { recursive: true, force: true });
  });

  const notes = (
    file: string,
    hashing: { readonly globs?: readonly string[]; readonly takesOutputs?: boolean } = {},
  ) =>
    unhashedNotes([join(workspaceRoot, file)], {
      workspaceRoot,
      projectRoot: 'packages/orders',
      projectRoots: ['packages/orders', 'packages/stock', 'packages/orders/inner'],
      globs: [],
      takesOutputs: false,
      ...hashing,
    });

  it.each([
    ['packages/orders/src/limits.spec.ts', 'named like a test'],
    ['packages/orders/dist/limits.js', 'git ignores it'],
    ['packages/orders/src/generated/limits.ts', 'git ignores it'],
    ['config/limits.ts', 'belongs to no project'],
    ['packages/orders-too/limits.ts', 'belongs to no project'],
    ['packages/stock/src/limits.test.ts', 'no source of the project in packages/stock'],
    ['packages/stock/src/limits.txt', 'no source of the project in packages/stock'],
    ['packages/orders/inner/limits.txt', 'no source of the project in packages/orders/inner'],
  ])('are named with the reason: %s', (file, reason) => {
    const [note, ...others] = notes(file);
    expect(others).toEqual([]);
    expect(note).toContain(`NOTE  ${file} is part of the simulation`);
    expect(note).toContain(reason);
  });

  it.each([
    'packages/orders/src/sim.ts',
    'packages/orders/src/tests/invariants.ts',
    'packages/orders/src/words.txt',
    'packages/stock/src/limits.ts',
    // A build of a dependency, whose sources are hashed.
    'packages/stock/dist/index.js',
  ])('are not those that Nx hashes: %s', (file) => {
    expect(notes(file)).toEqual([]);
  });

  it('are not those that the workspace names among its inputs', () => {
    expect(notes('config/limits.ts', { globs: ['config/**'] })).toEqual([]);
    expect(notes('packages/orders/src/generated/limits.ts', { takesOutputs: true })).toEqual([]);
  });
});
