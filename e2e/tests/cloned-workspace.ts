import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Environment } from '../src/command/clean-environment.js';
import { cloneTree } from '../src/workspace/clone-tree.js';
import { type Layout } from '../src/workspace/layout.js';
import { Workspace } from '../src/workspace/workspace.js';

/**
 * Nx loads its plugins itself, where it otherwise starts a process for each. That is half of the processor time of a
 * command which finds its result in the cache.
 */
const PLUGINS_IN_ONE_PROCESS: Environment = { NX_ISOLATE_PLUGINS: 'false' };

/** A workspace of one's own: the plugin installed, one module of each type, nothing built or cached, all committed. */
export function cloneWorkspace(layout: Layout): Promise<Workspace> {
  return clone(layout, PLUGINS_IN_ONE_PROCESS);
}

/** The same, in which Nx loads plugins as it does by default: each in a process of its own. */
export function cloneWorkspaceOfIsolatedPlugins(layout: Layout): Promise<Workspace> {
  return clone(layout, {});
}

async function clone(layout: Layout, environment: Environment): Promise<Workspace> {
  const scratch = inject('scratch');
  const root = join(await mkdtemp(join(scratch, `${layout}-`)), 'acme');
  await cloneTree(join(scratch, layout, 'acme'), root);
  return new Workspace(root, layout, environment);
}
