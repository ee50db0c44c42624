import { type Tree } from '@nx/devkit';
import { folderNotEmpty } from '../../errors.js';

/** A module is written to a folder that is empty or not there yet, so that nothing can be overwritten. */
export function refuseFolderInUse(tree: Tree, folder: string): void {
  const [file] = tree.exists(folder) ? tree.children(folder) : [];
  if (file !== undefined) {
    throw folderNotEmpty(folder, file);
  }
}
