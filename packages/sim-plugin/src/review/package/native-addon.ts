import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages whose only use is to load or to build a native addon. */
const LOADERS = [
  '@mapbox/node-pre-gyp',
  'bindings',
  'node-addon-api',
  'node-gyp-build',
  'prebuild-install',
];

/**
 * Whether a package is a native addon.
 *
 * @param root - absolute path of its folder
 */
export function isNativeAddon(root: string): boolean {
  if (existsSync(join(root, 'binding.gyp'))) return true;
  const { gypfile, dependencies = {} } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as { readonly gypfile?: unknown; readonly dependencies?: Readonly<Record<string, string>> };
  return gypfile === true || LOADERS.some((name) => name in dependencies);
}
