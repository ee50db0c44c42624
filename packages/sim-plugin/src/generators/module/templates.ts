import { fileURLToPath } from 'node:url';

/**
 * A folder of templates.
 *
 * They are packed as they lie in `src`, which is as far from here as it is from this file's compiled
 * form in `dist`.
 */
export function templates(folder: string): string {
  return fileURLToPath(new URL(`../../../src/generators/module/files/${folder}`, import.meta.url));
}
