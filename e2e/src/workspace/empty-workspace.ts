import { join } from 'node:path';
import { cloneTree } from './clone-tree.js';
import { createWorkspace, nxVersion } from './create-workspace.js';
import { keep } from './kept.js';
import { type Layout } from './layout.js';
import { Workspace } from './workspace.js';

/** In the repository: `npm ci` removes it. */
const KEPT = 'node_modules/.cache/e2e-workspaces';

/**
 * An empty workspace of the given layout in `parent`: a clone of the one that Nx's preset made when it was first
 * asked for. That one is kept for the version of Nx and of Node, so that of the targets which need a workspace only
 * the first waits for npm to install it.
 */
export async function emptyWorkspace(
  repository: string,
  parent: string,
  layout: Layout,
): Promise<Workspace> {
  const kept = await keptFolder(repository, layout);
  await keep(kept, async (draft) => {
    await createWorkspace(repository, draft, layout);
  });
  return cloneKept(kept, parent, layout);
}

/** The folder that is kept under a name for the version of Nx and of Node, by its absolute path. */
export async function keptFolder(repository: string, name: string): Promise<string> {
  const nx = await nxVersion(repository);
  return join(repository, KEPT, `${name}-nx-${nx}-node-${process.versions.node}`);
}

/** Clones the workspace that is kept in a folder into another. */
export async function cloneKept(
  folder: string,
  parent: string,
  layout: Layout,
): Promise<Workspace> {
  const root = join(parent, 'acme');
  await cloneTree(join(folder, 'acme'), root);
  return new Workspace(root, layout);
}
