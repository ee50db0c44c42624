import { beforeAll, describe, expect, it } from 'vitest';
import { cameFromCache, traceHash } from '../src/report/printed-report.js';
import { STARTER_MODULES } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

describe.each(STARTER_MODULES)('one seed of the $type module', ({ name }) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace('solution');
  });

  it('is one universe', async () => {
    // A second run from the cache would only repeat the first one's words.
    const run = async (seed: number): Promise<string> => {
      const result = await workspace.mustNx([
        'sim-run',
        name,
        `--seed=${seed}`,
        '--level=stormy',
        '--skipNxCache',
      ]);
      expect(cameFromCache(result.output)).toBe(false);
      return traceHash(result.output);
    };
    const seven = await run(7);
    expect(await run(7)).toBe(seven);
    expect(await run(8)).not.toBe(seven);
  });
});
