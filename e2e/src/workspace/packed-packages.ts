import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanEnvironment } from '../command/clean-environment.js';
import { mustRun } from '../command/run-command.js';

/** The tarballs of the two packages, by their absolute paths. */
export interface Tarballs {
  readonly runtimeTarball: string;
  readonly pluginTarball: string;
}

/** The two packages as npm would publish them, ready to be installed. */
export interface PackedPackages extends Tarballs {
  readonly version: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/**
 * Packs both built packages at a version that no registry has: npm's cache would otherwise serve the content of an
 * earlier run. It is a patch release, so that the plugin's own range for the runtime accepts it as it stands.
 * Works on copies; the repository's files stay as they are.
 *
 * @throws when a package has not been built.
 */
export async function packPackages(repository: string, scratch: string): Promise<PackedPackages> {
  const patch = String(Date.now());
  const [runtime, plugin] = await Promise.all([
    packPackage(join(repository, 'packages/sim-runtime'), scratch, patch),
    packPackage(join(repository, 'packages/sim-plugin'), scratch, patch),
  ]);
  return {
    version: runtime.version,
    runtimeTarball: runtime.tarball,
    pluginTarball: plugin.tarball,
  };
}

/** What has been packed into a folder. */
export async function packedIn(folder: string): Promise<Tarballs> {
  const files = await readdir(folder);
  const tarball = (name: string): string => {
    const file = files.find((it) => it.startsWith(name) && it.endsWith('.tgz'));
    if (file === undefined) throw new Error(`${folder} has no tarball of ${name}: remove it.`);
    return join(folder, file);
  };
  return {
    runtimeTarball: tarball('gossip-sim-runtime-'),
    pluginTarball: tarball('gossip-sim-plugin-'),
  };
}

async function packPackage(
  source: string,
  scratch: string,
  patch: string,
): Promise<{ readonly version: string; readonly tarball: string }> {
  const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as Manifest;
  const version = manifest.version.replace(/\d+$/, patch);
  const copy = join(scratch, manifest.name);
  await mkdir(copy, { recursive: true });
  await cp(source, copy, { recursive: true, filter: (path) => !path.includes('node_modules') });
  await writeFile(join(copy, 'package.json'), JSON.stringify({ ...manifest, version }, null, 2));
  const packed = await mustRun('npm', ['pack', '--json', '--pack-destination', scratch], {
    cwd: copy,
    env: cleanEnvironment(process.env),
  });
  const tarball = join(
    scratch,
    `${manifest.name.replace('@', '').replace('/', '-')}-${version}.tgz`,
  );
  if (!packed.stdout.includes('dist/')) {
    throw new Error(
      `${manifest.name} has no dist folder: build it before packing (npx nx build ${manifest.name}).`,
    );
  }
  return { version, tarball };
}
