import { basename } from 'node:path';

/**
 * What a file is for. `production` ships, `simulation` defines the simulated world, `test` asserts.
 */
export type FileRole = 'production' | 'simulation' | 'test';

/** The role of a file, which its place in a module tells: `sim.ts` defines a simulation, as `sim-star.ts` beside it does. */
export function roleOf(filename: string): FileRole {
  const path = placeInModule(filename.replaceAll('\\', '/'));
  if (/\.(spec|test)\.[cm]?[jt]sx?$/.test(path) || /(^|\/)tests\//.test(path)) return 'test';
  return /^sim(-[\w-]+)?\.[cm]?tsx?$/.test(basename(path)) ? 'simulation' : 'production';
}

/** The path below the sources, so that a folder around the workspace may be called `tests`, too. */
function placeInModule(path: string): string {
  const sources = path.lastIndexOf('/src/');
  return sources < 0 ? path.split('/').slice(-2).join('/') : path.slice(sources + 1);
}
