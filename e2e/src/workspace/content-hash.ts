import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What may be packed, beside the files in the folder of a package itself. */
const PACKED = ['dist', 'src'];

/**
 * A hash of all that may be packed of some packages.
 *
 * @param packages - their folders, by their absolute paths
 */
export async function contentHash(packages: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const root of packages) {
    for (const file of await packedFiles(root)) {
      hash.update(`${file}\n`).update(await readFile(join(root, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

async function packedFiles(root: string): Promise<readonly string[]> {
  const own = (await readdir(root, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  const inside = PACKED.map(async (folder) => {
    const options = { withFileTypes: true, recursive: true } as const;
    // Packing says so where a package has not been built.
    const entries = await readdir(join(root, folder), options).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
  });
  const files = [...own, ...(await Promise.all(inside)).flat()];
  // The compiler's notes change with the time at which it ran.
  return files.filter((file) => !file.endsWith('.tsbuildinfo')).sort();
}
