import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Random } from '@gossip/sim-runtime';

/** Patterns that overlap themselves and each other; one of them is not ASCII. */
export const PATTERNS = ['aba', 'needle', 'b\u00e9b'];
const PIECES = ['a', 'b', 'n', 'needle', '\u00e9', 'nee', ' ', '\n', '.'];
const FILES = 15;
const MOST_PIECES = 400;

/** Fills a folder with files, some of them empty; gives their paths. */
export async function fillFolder(folder: string, random: Random): Promise<readonly string[]> {
  const paths: string[] = [];
  for (let index = 0; index < FILES; index++) {
    const path = join(`part-${random.below(3)}`, `file-${index}.txt`);
    const length = random.below(4) === 0 ? 0 : random.below(MOST_PIECES);
    const text = Array.from({ length }, () => PIECES[random.below(PIECES.length)]).join('');
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    paths.push(path);
  }
  return paths;
}

/** Everything that is to be found, worked out from whole files: pattern, position and path. */
export async function searchFiles(
  folder: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const bytes = await readFile(join(folder, path));
    for (const pattern of PATTERNS) {
      for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) {
        found.push(`${path}:${at}:${pattern}`);
      }
    }
  }
  return found;
}
