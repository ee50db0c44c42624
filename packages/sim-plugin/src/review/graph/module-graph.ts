import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UNKNOWN_MODULE } from '../ambient/ambient-use.js';
import { ambientUses } from '../ambient/ambient-uses.js';
import { typeImports } from '../ambient/module-imports.js';
import { isReviewable, parseSource, type ParsedSource } from '../source/parse-source.js';
import { withoutMark } from '../../byte-order-mark.js';
import { packageName } from '../package-name.js';
import { walk } from '../source/walk.js';
import { hostEntries, type HostEntryVisitor, SERVICE_RUNTIME } from './host-entries.js';
import type { ImportResolver } from './import-resolver.js';

/** One file that a module consists of. */
export interface ModuleFile {
  /** Absolute path. */
  readonly path: string;
  readonly source: ParsedSource;
  /** Whether only types of it are imported, so that nothing in it runs. */
  readonly typesOnly: boolean;
}

/** Packages whose code the review does not follow, because it is made for simulation. */
const RUNTIME = '@gossip/sim-runtime';

/** The settings of a walk over the files of a module. */
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
 * workspace libraries, and the entries of hosts where one defines a service. Third-party packages are not followed.
 *
 * The files come one by one, in the order in which the imports lead to them, so that the tree of
 * one can be dropped before the next: the trees of a thousand files together slow everything down.
 */
export function* moduleGraph({
  entries,
  resolver,
  visited,
  isLeaf,
}: GraphWalk): Generator<ModuleFile> {
  const pending = [...entries].reverse();
  const typed = new Set<string>();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (visited.has(path) || !isReviewable(path)) continue;
    visited.add(path);
    const source = readSource(path);
    yield { path, source, typesOnly: false };
    if (isLeaf(path)) continue;
    pending.push(...entriesOfHosts(source).toReversed());
    pending.push(...importedFiles(path, loaded(source), resolver).toReversed());
    for (const file of importedFiles(path, typeImports(source), resolver)) typed.add(file);
  }
  for (const path of typed) {
    if (visited.has(path) || !isReviewable(path)) continue;
    visited.add(path);
    yield { path, source: readSource(path), typesOnly: true };
  }
}

/** The entries that the definitions of services in a file name; one that is not there is the bundler's to report. */
function entriesOfHosts({ filename, text, ast }: ParsedSource): readonly string[] {
  if (!text.includes(SERVICE_RUNTIME)) return [];
  const visit = (visitor: HostEntryVisitor): void =>
    walk(
      ast,
      (node) => {
        if (node.type === 'ImportDeclaration') visitor.ImportDeclaration(node);
        if (node.type === 'CallExpression') visitor.CallExpression(node);
      },
      () => undefined,
    );
  return hostEntries(visit)
    .flatMap(({ entries }) => entries.map(({ path }) => resolve(dirname(filename), path)))
    .filter((path) => existsSync(path));
}

function readSource(path: string): ParsedSource {
  return parseSource(path, withoutMark(readFileSync(path, 'utf8')));
}

function loaded(source: ParsedSource): readonly string[] {
  return ambientUses(source).flatMap(({ kind, path }) => (kind === 'load' ? [path] : []));
}

function importedFiles(
  path: string,
  specifiers: readonly string[],
  resolver: ImportResolver,
): readonly string[] {
  return [...new Set(specifiers)].flatMap((specifier) => {
    if (specifier === UNKNOWN_MODULE || packageName(specifier) === RUNTIME) return [];
    const resolution = resolver.resolve(path, specifier);
    return resolution.kind === 'file' ? [resolution.path] : [];
  });
}
