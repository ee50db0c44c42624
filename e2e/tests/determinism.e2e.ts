import { beforeAll, describe, expect, it } from 'vitest';
import { cameFromCache, hashes } from '../src/report/printed-report.js';
import { STARTER_MODULES } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

describe('one seed is one universe', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace('solution');
  });

  /** The hashes of each module. A run from the cache would only repeat the words of an earlier one. */
  const hashesOf = async (seed: number): Promise<Readonly<Record<string, string>>> => {
    const run = await workspace.mustNx([
      'run-many',
      '--targets=sim-run',
      `--seed=${seed}`,
      '--level=stormy',
      '--skipNxCache',
      '--outputStyle=static',
    ]);
    expect(cameFromCache(run.output)).toBe(false);
    return hashes(run.output);
  };

  it('for a module of each type', async () => {
    const seven = await hashesOf(7);
    const again = await hashesOf(7);
    const eight = await hashesOf(8);
    expect(Object.keys(seven)).toHaveLength(STARTER_MODULES.length);
    for (const { name } of STARTER_MODULES) {
      expect(seven[name]).toMatch(/^0x[0-9a-f]+ 0x[0-9a-f]+$/);
      expect(again[name]).toBe(seven[name]);
      expect(eight[name]).not.toBe(seven[name]);
    }
  });
});
