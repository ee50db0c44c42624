import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { starters } from '../bench/sampling/starters.js';

const WORKSPACE = join(import.meta.dirname, '../../..');

/**
 * Bundles the starter modules with the runtime into one file that needs nothing else, so that every
 * engine runs the same text.
 *
 * @param folder - where to put it, within the workspace, whose packages the modules import
 * @returns the file's path
 */
export async function bundleUniverses(folder: string): Promise<string> {
  const build = await rolldown({
    input: join(import.meta.dirname, 'universes.ts'),
    platform: 'neutral',
    resolve: { conditionNames: ['@gossip/source', 'import'] },
    onLog: (level, { message }) => {
      if (level === 'warn')
        throw new Error(`The universes do not fit into a file of their own: ${message}`);
    },
    plugins: [await starters(join(folder, 'starters'), WORKSPACE)],
  });
  const file = join(folder, 'universes.mjs');
  await build.write({ file, format: 'esm', codeSplitting: false });
  await build.close();
  return file;
}
