import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Environment } from '../src/command/clean-environment.js';
import { cloneTree } from '../src/workspace/clone-tree.js';
import { type Layout } from '../src/workspace/layout.js';
import { Workspace } from '../src/workspace/workspace.js';

/** A workspace of one's own: the plugin installed, one module of each type, nothing built or cached, all committed. */
export async function cloneWorkspace(
  layout: Layout,
  environment: Environment = {},
): Promise<Workspace> {
  const scratch = inject('scratch');
  const root = join(await mkdtemp(join(scratch, `${layout}-`)), 'acme');
  await cloneTree(join(scratch, layout, 'acme'), root);
  return new Workspace(root, layout, environment);
}
