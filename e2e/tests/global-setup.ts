import { join } from 'node:path';
import { type TestProject } from 'vitest/node';
import { generateStarterModules, installPlugin } from '../src/workspace/create-workspace.js';
import { emptyWorkspace } from '../src/workspace/empty-workspace.js';
import { LAYOUTS, type Layout } from '../src/workspace/layout.js';
import { packPackages, type PackedPackages } from '../src/workspace/packed-packages.js';
import { createScratchFolder, removeScratchFolder } from '../src/workspace/scratch-folder.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds everything of this run, by its absolute path. */
    readonly scratch: string;
  }
}

/**
 * Makes, once per run, a workspace of each layout with the packed plugin and one module of each type, for the test
 * files to clone.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const repository = join(import.meta.dirname, '../..');
  const scratch = await createScratchFolder('e2e');
  const packed = await packPackages(repository, scratch);
  try {
    await Promise.all(LAYOUTS.map((layout) => makeTemplate(repository, scratch, layout, packed)));
  } catch (error) {
    await removeScratchFolder(scratch);
    throw error;
  }
  project.provide('scratch', scratch);
  return () => removeScratchFolder(scratch);
}

async function makeTemplate(
  repository: string,
  scratch: string,
  layout: Layout,
  packed: PackedPackages,
): Promise<void> {
  const workspace = await emptyWorkspace(repository, join(scratch, layout), layout);
  await installPlugin(workspace, packed);
  await generateStarterModules(workspace);
}
