import { cp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { contentHash } from './content-hash.js';
import { installPlugin } from './create-workspace.js';
import { cloneKept, emptyWorkspace, keptFolder } from './empty-workspace.js';
import { keep } from './kept.js';
import { type Layout } from './layout.js';
import { packPackages, packedIn } from './packed-packages.js';
import { type Workspace } from './workspace.js';

const PACKAGES = ['packages/sim-runtime', 'packages/sim-plugin'];
const WITH_PLUGIN = 'with-plugin-';

/**
 * Workspaces of the given layouts, each in a folder of `scratch` with the name of its layout, in which the packed
 * packages are installed and the plugin has set itself up. They are clones of workspaces that are kept as long as the
 * packages stay the same, so that of the targets which need one only the first waits for npm. The tarballs lie in
 * `scratch` itself: npm looks for them there, from the root of a workspace.
 */
export async function pluginWorkspaces(
  repository: string,
  scratch: string,
  layouts: readonly Layout[],
): Promise<readonly Workspace[]> {
  const hash = await contentHash(PACKAGES.map((folder) => join(repository, folder)));
  const kept = await keptFolder(repository, `${WITH_PLUGIN}${hash}`);
  await removeOthers(kept);
  await keep(kept, async (draft) => {
    await packPackages(repository, draft);
  });
  const packed = await packedIn(kept);
  for (const tarball of [packed.runtimeTarball, packed.pluginTarball]) {
    await cp(tarball, join(scratch, basename(tarball)));
  }
  return Promise.all(
    layouts.map(async (layout) => {
      await keep(join(kept, layout), async (draft) => {
        await installPlugin(await emptyWorkspace(repository, draft, layout), packed);
      });
      return cloneKept(join(kept, layout), join(scratch, layout), layout);
    }),
  );
}

/** Of earlier states of the packages. */
async function removeOthers(kept: string): Promise<void> {
  const folder = dirname(kept);
  const names = await readdir(folder).catch(() => []);
  const isOther = (name: string): boolean =>
    name.startsWith(WITH_PLUGIN) && !name.startsWith(basename(kept));
  const others = names.filter(isOther);
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
