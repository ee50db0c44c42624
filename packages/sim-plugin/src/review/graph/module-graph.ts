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

/** What a walk over the files of a module is told. */
export interface GraphWalk {
  /** Absolute paths of the files that lead to all others. */
  readonly entries: readonly string[];
  readonly resolver: ImportResolver;
  /** Files that were walked before; the walk adds its own. */
  readonly visited: Set<string>;
  /** Whether the walk ends at a file, which is then given without what it imports. */
  readonly isLeaf: (path: string) => boolean;
}

/**
 * The files that a module consists of: everything its entries import, directly or not, through
 * workspace libraries. Third-party packages are not followed.
 *
 * The files come one by one, in the order in which the imports lead to them, so that whoever is done
 * with one can let its tree go: the trees of a thousand files together slow everything down.
 */
export function* moduleGraph({
  entries,
  resolver,
  visited,
  isLeaf,
}: GraphWalk): Generator<ModuleFile> {
  const pending = [...entries].reverse();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (visited.has(path) || !isReviewable(path)) continue;
    visited.add(path);
    const source = parseSource(path, readFileSync(path, 'utf8'));
    if (!isLeaf(path)) pending.push(...importedFiles(path, source, resolver).reverse());
    yield { path, source };
  }
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
