import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cloneTree } from './clone-tree.js';
import { createWorkspace, nxVersion } from './create-workspace.js';
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
  const nx = await nxVersion(repository);
  const kept = join(repository, KEPT, `${layout}-nx-${nx}-node-${process.versions.node}`);
  if (!(await exists(kept))) await keepNew(repository, kept, layout);
  const root = join(parent, 'acme');
  await mkdir(parent, { recursive: true });
  await cloneTree(join(kept, 'acme'), root);
  return new Workspace(root, layout);
}

/** Creates the workspace elsewhere and moves it into place, so that what is kept is whole. */
async function keepNew(repository: string, kept: string, layout: Layout): Promise<void> {
  await mkdir(join(repository, KEPT), { recursive: true });
  const draft = await mkdtemp(`${kept}-draft-`);
  try {
    await createWorkspace(repository, draft, layout);
    await rename(draft, kept);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process may have been first.
    if (!(await exists(kept))) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
