import { basename } from 'node:path';

/**
 * What a file is for. `production` ships, `simulation` defines the simulated world, `test` asserts.
 */
export type FileRole = 'production' | 'simulation' | 'test';

/** The role of a file, which its place in a module tells. */
export function roleOf(filename: string): FileRole {
  const path = filename.replaceAll('\\', '/');
  if (/\.(spec|test|property)\.[cm]?[jt]sx?$/.test(path) || path.includes('/tests/')) return 'test';
  return /^sim\.[cm]?tsx?$/.test(basename(path)) ? 'simulation' : 'production';
}
