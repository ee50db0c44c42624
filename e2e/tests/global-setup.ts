import { join } from 'node:path';
import { type TestProject } from 'vitest/node';
import { generateStarterModules } from '../src/workspace/create-workspace.js';
import { LAYOUTS } from '../src/workspace/layout.js';
import { pluginWorkspaces } from '../src/workspace/plugin-workspace.js';
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
  try {
    const workspaces = await pluginWorkspaces(repository, scratch, LAYOUTS);
    await Promise.all(workspaces.map(generateStarterModules));
  } catch (error) {
    await removeScratchFolder(scratch);
    throw error;
  }
  project.provide('scratch', scratch);
  return () => removeScratchFolder(scratch);
}
