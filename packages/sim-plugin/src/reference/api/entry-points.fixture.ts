import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A module that users import, and the source file that it is. */
export interface EntryPoint {
  /** As it is imported: `@gossip/sim-runtime/sim`. */
  readonly name: string;
  readonly file: string;
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

const PACKAGES = fileURLToPath(new URL('../../../../', import.meta.url));

/** Which condition of `exports` leads to the source. */
const SOURCE = '@gossip/source';

/** Every entry point that has a source, as the manifests of the published packages name them. */
export function entryPoints(): readonly EntryPoint[] {
  return ['sim-runtime', 'sim-plugin'].flatMap((folder) => {
    const manifest = join(PACKAGES, folder, 'package.json');
    const { name, exports } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
    return Object.entries(exports).flatMap(([path, target]) => {
      const source = typeof target === 'string' ? undefined : target[SOURCE];
      if (source === undefined) return [];
      return [{ name: `${name}${path.slice(1)}`, file: join(dirname(manifest), source) }];
    });
  });
}
