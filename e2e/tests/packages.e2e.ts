import { beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS } from '../src/workspace/layout.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

describe.each(LAYOUTS)('the installed packages in the layout %s', (layout) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace(layout);
  });

  it('are plain JavaScript: no loader of TypeScript is there to help them', async () => {
    for (const loader of ['@swc-node/register', '@swc/core', 'ts-node', 'tsx', 'jiti']) {
      expect(await workspace.has(`node_modules/${loader}`), loader).toBe(false);
    }
  });

  it('hold what they need and nothing of their making', async () => {
    for (const name of ['@gossip/sim-runtime', '@gossip/sim-plugin']) {
      const root = `node_modules/${name}`;
      for (const file of ['package.json', 'LICENSE', 'README.md', 'dist/index.js']) {
        expect(await workspace.has(`${root}/${file}`), `${name}/${file}`).toBe(true);
      }
      const files = await workspace.list(root);
      expect(files.filter((file) => /\.(spec|fixture)\.(js|d\.ts)|tsbuildinfo/.test(file))).toEqual(
        [],
      );
      expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([]);
    }
  });
});
