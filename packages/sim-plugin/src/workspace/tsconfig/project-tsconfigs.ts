import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isInside } from '../is-inside.js';
import { readTsconfig, type Tsconfig } from './tsconfig.js';

/**
 * The tsconfig files that together hold a project's code, production and simulation: its
 * `tsconfig.json`, or, where that one only gathers others, those of them that belong to the project.
 *
 * @param root - absolute path of the project
 */
export function projectTsconfigs(root: string): readonly Tsconfig[] {
  const start = join(root, 'tsconfig.json');
  if (!existsSync(start)) return [];
  const found = new Map<string, Tsconfig>();
  const pending = [start];
  for (let path = pending.shift(); path !== undefined; path = pending.shift()) {
    if (found.has(path) || !isInside(root, path)) continue;
    const config = readTsconfig(path);
    found.set(path, config);
    pending.push(...config.references);
  }
  return [...found.values()].filter(({ isSolution }) => !isSolution);
}
