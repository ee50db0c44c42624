import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { noTypeScript } from '../../../errors.js';

/** The workspace's own TypeScript. */
export interface TypeScript {
  readonly version: string;
  /** Absolute path of the script that starts `tsc`. */
  readonly tsc: string;
  /** Absolute path of its JavaScript API; absent where it has none, as version 7. */
  readonly api?: string;
}

/**
 * Finds the TypeScript that a project would use itself.
 *
 * @throws UserError when there is none
 */
export function findTypeScript(projectRoot: string): TypeScript {
  let manifest: string;
  try {
    // `typescript/bin/tsc` is not exported by TypeScript 7, its package.json is.
    manifest = createRequire(join(projectRoot, 'package.json')).resolve('typescript/package.json');
  } catch {
    throw noTypeScript(projectRoot);
  }
  const { version, bin, main } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    readonly version: string;
    readonly bin: { readonly tsc: string };
    readonly main?: string;
  };
  const folder = dirname(manifest);
  const api = main === undefined ? undefined : join(folder, main);
  const hasApi = api !== undefined && existsSync(api);
  return { version, tsc: join(folder, bin.tsc), ...(hasApi ? { api } : {}) };
}
