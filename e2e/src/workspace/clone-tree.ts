import { copyFile, link, mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Caches of tools: a clone starts cold, and must not write into the original's. */
const LEFT_BEHIND = new Set(['.nx', '.vite', '.vitest', '.cache', 'dist', 'out-tsc', 'sim-output']);

/**
 * Clones a workspace's folder. Installed packages become hard links, since they are never edited in place: 10,000
 * files in a fifth of a second. Everything else is a true copy, and so are files that lie in `node_modules` itself,
 * which npm rewrites in place. Symbolic links stay as they are, so that a relative link to a workspace's package
 * leads into the clone.
 */
export async function cloneTree(from: string, to: string): Promise<void> {
  await cloneFolder(from, to, false);
}

async function cloneFolder(from: string, to: string, installed: boolean): Promise<void> {
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const source = join(from, entry.name);
      const target = join(to, entry.name);
      if (entry.isSymbolicLink()) return symlink(await readlink(source), target);
      if (entry.isDirectory()) {
        const inside = installed || entry.name === 'node_modules';
        return isLeftBehind(entry.name, installed)
          ? undefined
          : cloneFolder(source, target, inside);
      }
      const isPackageFile = installed && basename(from) !== 'node_modules';
      return isPackageFile ? share(source, target) : copyFile(source, target);
    }),
  );
}

/** A hard link, or a copy where the clone lies on another file system. */
async function share(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(source, target);
  }
}

/** Inside an installed package `dist` is the package itself. */
function isLeftBehind(folder: string, installed: boolean): boolean {
  return LEFT_BEHIND.has(folder) && (!installed || folder.startsWith('.'));
}
