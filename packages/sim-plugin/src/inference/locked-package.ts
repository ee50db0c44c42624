import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, type PlatformPath, relative, sep } from 'node:path';
import { type CreateNodesContext } from '@nx/devkit';

type PathRules = Pick<PlatformPath, 'isAbsolute' | 'relative' | 'sep'>;

// By name, because a default import is undefined where Nx loads this file from source.
const SYSTEM_PATHS: PathRules = { isAbsolute, relative, sep };

const LOCK_FILES = ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'];

/**
 * Whether Nx knows the exact version of an installed package, which it reads from the lock file.
 *
 * Nx refuses to hash an external dependency that it does not know, so a target may name only those.
 */
export function isLocked(packageName: string, context: CreateNodesContext): boolean {
  const folder = installedFolder(packageName, context.workspaceRoot);
  return folder !== undefined && folder.startsWith('node_modules/') && readsLockFile(context);
}

/**
 * Where a package really is, relative to the workspace's root and with forward slashes: inside
 * `node_modules`, or in a project's folder when the package is made in this very workspace;
 * `undefined` when it is neither.
 */
export function installedFolder(packageName: string, workspaceRoot: string): string | undefined {
  const link = join(workspaceRoot, 'node_modules', packageName);
  if (!existsSync(join(link, 'package.json'))) {
    return undefined;
  }
  return folderInside(realpathSync(workspaceRoot), realpathSync(link));
}

/**
 * A folder's path inside another, with forward slashes, as everything is that Nx hashes; `undefined`
 * where it is not inside.
 *
 * @param path - the rules of the system's paths
 */
export function folderInside(
  root: string,
  folder: string,
  path: PathRules = SYSTEM_PATHS,
): string | undefined {
  const inside = path.relative(root, folder);
  return inside.startsWith('..') || path.isAbsolute(inside)
    ? undefined
    : inside.split(path.sep).join('/');
}

function readsLockFile({ workspaceRoot, nxJsonConfiguration }: CreateNodesContext): boolean {
  const js = nxJsonConfiguration.pluginsConfig?.['@nx/js'] as
    { readonly analyzeLockfile?: boolean } | undefined;
  return (
    js?.analyzeLockfile !== false &&
    LOCK_FILES.some((file) => existsSync(join(workspaceRoot, file)))
  );
}
