import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type Plugin } from 'rolldown';

const PREFIX = 'starter:';
const TEMPLATES = 'packages/sim-plugin/src/generators/module/files';
const SUFFIX = '.template';

/**
 * Lets a program import `starter:gossip`: the module that the generator writes, and its simulation.
 *
 * @param folder - where to write the modules
 * @param workspace - the root of the workspace
 */
export async function starters(folder: string, workspace = '.'): Promise<Plugin> {
  for (const type of ['coordination', 'gossip', 'pipeline']) {
    await render(join(workspace, TEMPLATES, type, 'src'), join(folder, type));
  }
  return {
    name: 'starters',
    resolveId: (specifier) =>
      specifier.startsWith(PREFIX) ? join(folder, specifier.slice(PREFIX.length), 'sim.ts') : null,
  };
}

async function render(from: string, to: string): Promise<void> {
  const files = await readdir(from, { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (!file.name.endsWith(SUFFIX)) continue;
    const path = join(file.parentPath, file.name);
    const target = join(to, relative(from, path).slice(0, -SUFFIX.length));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, fill(await readFile(path, 'utf8')));
  }
}

function fill(template: string): string {
  return template.replaceAll('<%= name %>', 'starter').replaceAll('<%= className %>', 'Starter');
}
