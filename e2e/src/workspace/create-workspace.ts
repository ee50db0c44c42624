import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun } from '../command/run-command.js';
import { presetOptions, type Layout } from './layout.js';
import { type Tarballs } from './packed-packages.js';
import { STARTER_MODULES } from './starter-modules.js';
import { Workspace, workspaceEnvironment } from './workspace.js';

/** Creates an empty workspace of the given layout in `parent`, as Nx's own preset makes it, under git. */
export async function createWorkspace(
  repository: string,
  parent: string,
  layout: Layout,
): Promise<Workspace> {
  await mkdir(parent, { recursive: true });
  const name = 'acme';
  const root = join(parent, name);
  const preset = [...presetOptions(layout), '--nxCloud=skip', '--pm=npm', '--skipGit'];
  await mustRun(
    'npx',
    [
      '--yes',
      `create-nx-workspace@${await nxVersion(repository)}`,
      name,
      ...preset,
      '--no-interactive',
    ],
    { cwd: parent, env: workspaceEnvironment(root) },
  );
  const workspace = new Workspace(root, layout);
  await workspace.git('init', '--quiet', '--initial-branch=main');
  await workspace.git('config', 'user.name', 'Acme');
  await workspace.git('config', 'user.email', 'acme@example.com');
  await workspace.commit('chore: an empty workspace');
  return workspace;
}

/** Installs the packed packages and lets the plugin set itself up, which is what `nx add` does with published ones. */
export async function installPlugin(workspace: Workspace, packed: Tarballs): Promise<void> {
  await workspace.mustNpm(['install', '--save-dev', packed.runtimeTarball, packed.pluginTarball]);
  await workspace.mustNx(['generate', '@gossip/sim-plugin:init', '--no-interactive']);
  await workspace.commit('chore: add the simulation plugin');
}

/** Generates one module of each type. */
export async function generateStarterModules(workspace: Workspace): Promise<void> {
  for (const { type, root } of STARTER_MODULES) {
    await workspace.mustNx([
      'generate',
      '@gossip/sim-plugin:module',
      root,
      `--type=${type}`,
      '--no-interactive',
    ]);
  }
  await workspace.commit('feat: one module of each type');
}

/** The workspaces under test use the very version of Nx that the plugin is built with. */
export async function nxVersion(repository: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
    readonly devDependencies: { readonly nx: string };
  };
  return manifest.devDependencies.nx;
}
