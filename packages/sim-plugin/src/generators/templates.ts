import { fileURLToPath } from 'node:url';

/**
 * A folder of a generator's templates.
 *
 * They are packed as they lie in `src`, which is as far from here as it is from this file's compiled
 * form in `dist`.
 */
export function templates(generator: string, folder: string): string {
  const path = `../../src/generators/${generator}/files/${folder}`;
  return fileURLToPath(new URL(path, import.meta.url));
}
