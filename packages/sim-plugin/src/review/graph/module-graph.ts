import { readFileSync } from 'node:fs';
import { moduleImports, dynamicImports } from '../ambient/module-imports.js';
import { isReviewable, parseSource, type ParsedSource } from '../source/parse-source.js';
import { packageName } from '../package-name.js';
import { type ImportResolver } from './import-resolver.js';

/** One file that a module consists of. */
export interface ModuleFile {
  /** Absolute path. */
  readonly path: string;
  readonly source: ParsedSource;
}

/** Packages whose code the review does not follow, because it is made for simulation. */
const RUNTIME = '@gossip/sim-runtime';

/**
 * The files that the entries of a module consist of: everything they import, directly or not, through
 * workspace libraries. Third-party packages are not followed.
 *
 * @param entries - absolute paths
 * @param isKnown - whether a file, and with it all that it imports, is another graph's already
 * @returns in the order in which the imports lead to them
 */
export function moduleGraph(
  entries: readonly string[],
  resolver: ImportResolver,
  isKnown: (path: string) => boolean = () => false,
): readonly ModuleFile[] {
  const files = new Map<string, ModuleFile>();
  const pending = [...entries].reverse();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (files.has(path) || isKnown(path) || !isReviewable(path)) continue;
    const source = parseSource(path, readFileSync(path, 'utf8'));
    files.set(path, { path, source });
    pending.push(...importedFiles(path, source, resolver).reverse());
  }
  return [...files.values()];
}

function importedFiles(path: string, source: ParsedSource, resolver: ImportResolver): string[] {
  const specifiers = new Set(moduleImports(source).map(({ module }) => module));
  for (const { source: specifier } of dynamicImports(source)) {
    if (specifier.type === 'Literal') specifiers.add(String(specifier.value));
  }
  return [...specifiers].flatMap((specifier) => {
    if (packageName(specifier) === RUNTIME) return [];
    const resolution = resolver.resolve(path, specifier);
    return resolution.kind === 'file' ? [resolution.path] : [];
  });
}
