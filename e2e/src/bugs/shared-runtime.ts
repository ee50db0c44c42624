import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const NAME = '@gossip/sim-runtime';
/** What modules and their tests import of the runtime: each is the name of an export, and of a file of its sources. */
const ENTRIES = ['sim', 'history', 'explore'];
/** What no bundle of this repository's own code holds. */
export const INSTALLED = ['fast-check', /^pure-rand/];

let made: Promise<string> | undefined;

/**
 * The address of an entry of the runtime, as this repository's sources have it. They are bundled once in a process,
 * and every module that is bundled has the same copy: one that has run before is compiled by then.
 *
 * @param repository - its root
 * @param specifier - what the module imports
 * @returns nothing for an entry that no module of the catalogue imports
 */
export async function sharedRuntime(
  repository: string,
  specifier: string,
): Promise<string | undefined> {
  const entry = specifier === NAME ? 'index' : specifier.slice(NAME.length + 1);
  if (!specifier.startsWith(NAME) || !['index', ...ENTRIES].includes(entry)) return undefined;
  made ??= bundleRuntime(repository);
  return pathToFileURL(join(await made, `${entry}.mjs`)).href;
}

async function bundleRuntime(repository: string): Promise<string> {
  const sources = join(repository, 'packages/sim-runtime/src');
  const folder = join(repository, 'node_modules/.cache/bugs', `runtime-${process.pid}`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const bundle = await rolldown({
    input: Object.fromEntries(
      ['index', ...ENTRIES].map((name) => [name, join(sources, `${name}.ts`)]),
    ),
    platform: 'node',
    logLevel: 'silent',
    external: INSTALLED,
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  await bundle.close();
  return folder;
}
