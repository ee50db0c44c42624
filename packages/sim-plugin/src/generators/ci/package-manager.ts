import { detectPackageManager, readJson, type Tree } from '@nx/devkit';
import { packageManagerWithoutCi } from '../../errors.js';

/** How a job gets at the workspace's packages and their commands. */
export interface CiPackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn';
  /** The version that package.json pins, as in `pnpm@10.1.0`; `undefined` when it pins none. */
  readonly pinned: string | undefined;
  /** Installs exactly what the lock file says, or fails. */
  readonly install: string;
  /** What a command of an installed package is called with. */
  readonly exec: string;
}

const LOCK_FILES = {
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'package-lock.json': 'npm',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
} as const;

/** @throws SimPluginError for one that no job is written for */
export function ciPackageManager(tree: Tree): CiPackageManager {
  const { packageManager } = tree.exists('package.json')
    ? readJson<{ readonly packageManager?: string }>(tree, 'package.json')
    : {};
  const name = nameOf(tree, packageManager);
  // Corepack may have added a hash to the version.
  const pinned = packageManager?.replace(/\+.*$/, '');
  switch (name) {
    case 'npm':
      return { name, pinned, install: 'npm ci', exec: 'npx' };
    case 'pnpm':
      return { name, pinned, install: 'pnpm install --frozen-lockfile', exec: 'pnpm exec' };
    case 'yarn': {
      const isModern = tree.exists('.yarnrc.yml') || /^yarn@([2-9]|\d\d)/.test(pinned ?? '');
      const install = `yarn install ${isModern ? '--immutable' : '--frozen-lockfile'}`;
      return { name, pinned, install, exec: 'yarn' };
    }
    default:
      throw packageManagerWithoutCi(name);
  }
}

/** By what package.json pins, else by the lock file that is there, else as Nx has it. */
function nameOf(tree: Tree, packageManager: string | undefined): string {
  const [, pinned] = /^([a-z]+)@/.exec(packageManager ?? '') ?? [];
  const locked = Object.entries(LOCK_FILES).find(([file]) => tree.exists(file));
  return pinned ?? locked?.[1] ?? detectPackageManager(tree.root);
}
