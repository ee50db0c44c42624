import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { generateFiles, names } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { type Plugin } from 'rolldown';

const PREFIX = 'starter:';
const TEMPLATES = 'packages/sim-plugin/src/generators/module/files';
const TYPES = ['coordination', 'gossip', 'pipeline'];

/**
 * Lets a program import `starter:gossip`: the module that the generator writes, and its simulation.
 *
 * @param folder - where to write the modules
 * @param workspace - the root of the workspace
 */
export async function starters(folder: string, workspace = '.'): Promise<Plugin> {
  const tree = createTree();
  for (const type of TYPES) {
    const templates = resolve(workspace, TEMPLATES, type, 'src');
    generateFiles(tree, templates, type, {
      ...names('starter'),
      name: 'starter',
      claims: undefined,
      hasClients: false,
    });
  }
  for (const { path, content } of tree.listChanges()) {
    if (content === null || !TYPES.some((type) => path.startsWith(`${type}/`))) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return {
    name: 'starters',
    resolveId: (specifier) =>
      specifier.startsWith(PREFIX) ? join(folder, specifier.slice(PREFIX.length), 'sim.ts') : null,
  };
}
