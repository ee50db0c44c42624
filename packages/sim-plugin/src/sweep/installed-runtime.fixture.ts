import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a runtime to install in a workspace on disk, by its absolute path. */
    readonly installedRuntime: string;
    /** The folder for workspaces of the specs, by its absolute path. */
    readonly scratch: string;
  }
}

const RUNTIME = fileURLToPath(new URL('../../../sim-runtime', import.meta.url));
const SOURCE = '@gossip/source';

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/**
 * Bundles the runtime from its source, a file for each entry point, once for all specs: their hundreds of bundles then
 * read a few files in place of hundreds. Types are those of the source.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const manifest = JSON.parse(readFileSync(join(RUNTIME, 'package.json'), 'utf8')) as Manifest;
  // What the runtime imports is found from here as it is from its source.
  const parent = join(RUNTIME, 'node_modules/.cache');
  mkdirSync(parent, { recursive: true });
  const scratch = mkdtempSync(join(parent, 'specs-'));
  const folder = join(scratch, 'sim-runtime');
  const entries = Object.entries(manifest.exports).flatMap(([subpath, conditions]) => {
    const source = typeof conditions === 'string' ? undefined : conditions[SOURCE];
    return source === undefined ? [] : [{ subpath, source }];
  });
  const bundle = await rolldown({
    cwd: RUNTIME,
    platform: 'node',
    input: Object.fromEntries(entries.map(({ source }) => [nameOf(source), source])),
    external: /^[^./]/,
  });
  await bundle.write({ dir: join(folder, 'dist'), entryFileNames: '[name].js' });
  await bundle.close();
  symlinkSync(join(RUNTIME, 'src'), join(folder, 'src'));
  const exports = Object.fromEntries(
    entries.map(({ subpath, source }) => [
      subpath,
      { types: source, default: `./dist/${nameOf(source)}.js` },
    ]),
  );
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ ...manifest, exports: { './package.json': './package.json', ...exports } }),
  );
  const workspaces = mkdtempSync(join(tmpdir(), 'specs-'));
  project.provide('installedRuntime', folder);
  project.provide('scratch', workspaces);
  return () => {
    for (const place of [scratch, workspaces]) rmSync(place, { recursive: true, force: true });
  };
}

/** `./src/sim.ts` is `sim`. */
function nameOf(source: string): string {
  return source.replace(/^\.\/src\/(.*)\.ts$/, '$1');
}
