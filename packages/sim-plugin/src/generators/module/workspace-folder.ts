import { isAbsolute, posix, relative, resolve, sep } from 'node:path';
import { type Tree } from '@nx/devkit';
import { folderOutsideWorkspace } from '../../errors.js';

/**
 * A folder as given on the command line, relative to the workspace's root and with forward slashes.
 *
 * Like Nx's own generators it starts from the folder that the command was run in, unless it already
 * begins with that.
 */
export function workspaceFolder(tree: Tree, directory: string): string {
  const given = posix.normalize(directory.replaceAll('\\', '/')).replace(/\/$/, '');
  const here = currentFolder(tree);
  const folder = given === here || given.startsWith(`${here}/`) ? given : posix.join(here, given);
  if (isAbsolute(given) || folder === '.' || folder === '..' || folder.startsWith('../')) {
    throw folderOutsideWorkspace(directory);
  }
  return folder;
}

/** Where the command was run, relative to the workspace's root; the root itself when it was run elsewhere. */
function currentFolder(tree: Tree): string {
  // Package managers run commands in the folder of a package.json and tell in INIT_CWD where they were called.
  const callers = [process.env['INIT_CWD'] ?? '', process.cwd()];
  const folders = callers.map((folder) => relative(resolve(tree.root), resolve(folder)));
  const inside = folders.find((folder) => !folder.startsWith('..') && !isAbsolute(folder));
  return (inside ?? '').split(sep).join('/');
}
