import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { ResolverFactory } from 'rolldown/experimental';
import { packageNotFound } from '../../errors.js';
import { packageName } from '../package-name.js';

/** A package as it is installed for a project. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Absolute path of its folder. */
  readonly root: string;
  /** Absolute path of the file that an import of the specifier loads. */
  readonly entry: string;
}

/**
 * The folder of a package from `node_modules`, seen from a file; `undefined` for a library of the same
 * workspace, which is linked there, and for what is not installed.
 */
export function thirdPartyFolder(name: string, filename: string): string | undefined {
  for (let folder = dirname(filename); ; folder = dirname(folder)) {
    const installed = join(folder, 'node_modules', name);
    if (existsSync(installed)) {
      const real = realpathSync(installed);
      return real.includes(`${sep}node_modules${sep}`) ? real : undefined;
    }
    if (folder === dirname(folder)) return undefined;
  }
}

/** The version that a package's own manifest gives. */
export function versionIn(root: string): string {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  return String((JSON.parse(manifest) as { readonly version?: unknown }).version);
}

/**
 * Finds what an import of `specifier` loads, seen from a project.
 *
 * @param projectRoot - absolute path
 * @throws SimPluginError when there is no such package, or it has no such export
 */
export function findPackage(projectRoot: string, specifier: string): InstalledPackage {
  const name = packageName(specifier);
  const file = join(projectRoot, 'package.json');
  const root = /^(?:@[\w.-]+\/)?[\w.-]+$/.test(name) ? thirdPartyFolder(name, file) : undefined;
  if (root === undefined)
    throw packageNotFound(specifier, projectRoot, 'it is not installed there');
  const resolver = new ResolverFactory({
    conditionNames: ['import', 'node', 'default'],
    mainFields: ['module', 'main'],
    extensions: ['.js', '.mjs', '.cjs', '.json'],
  });
  const { path } = resolver.resolveFileSync(file, specifier);
  if (path === undefined) {
    const reason = `it exports nothing under that name; name one of its exports, as in ${name}/part`;
    throw packageNotFound(specifier, projectRoot, reason);
  }
  return { name, version: versionIn(root), root, entry: path };
}
