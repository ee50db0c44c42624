import { posix } from 'node:path';
import type { ModuleFile } from './module-files.js';

/** The modules that a file imports or exports from, as it names them; those are left out of which it takes types alone. */
export function importsOf(file: ModuleFile): readonly string[] {
  return importsIn(file, false);
}

/** The modules that a file imports or exports from, as it names them, those for types included. */
export function allImportsOf(file: ModuleFile): readonly string[] {
  return importsIn(file, true);
}

function importsIn({ source }: ModuleFile, withTypes: boolean): readonly string[] {
  return source.ast.body.flatMap((statement) => {
    switch (statement.type) {
      case 'ImportDeclaration': {
        const { importKind, specifiers } = statement;
        const areTypes =
          specifiers.length > 0 &&
          specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
        return !withTypes && (importKind === 'type' || areTypes) ? [] : [statement.source.value];
      }
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        return statement.source === null ? [] : [statement.source.value];
      default:
        return [];
    }
  });
}

/** A program that a file starts, by its own address. */
const PROGRAM = /new URL\(\s*(['"`])(\.{1,2}\/[^'"`]+)\1,\s*import\.meta\.url/g;

/** The programs that a file starts in processes or threads of their own, as it names them. */
function programsOf({ source }: ModuleFile): readonly string[] {
  return [...source.text.matchAll(PROGRAM)].flatMap(([, , path]) =>
    path === undefined ? [] : [path],
  );
}

/**
 * The files of the module that some files import or start, directly or through others.
 *
 * @param starts - files of the module, or others of its project
 * @param files - those that are looked for, and through which others are reached
 * @param isFollowed - whether what a file imports is reached through it
 * @param imports - which modules count as imported
 */
export function reachedFrom(
  starts: readonly ModuleFile[],
  files: readonly ModuleFile[],
  isFollowed: (file: ModuleFile) => boolean = () => true,
  imports: (file: ModuleFile) => readonly string[] = importsOf,
): ReadonlySet<ModuleFile> {
  const byPath = new Map(files.map((file) => [stemOf(file.path), file]));
  const reached = new Set<ModuleFile>();
  const open = [...starts];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const wanted of [...imports(file), ...programsOf(file)]) {
      if (!wanted.startsWith('.')) continue;
      const stem = stemOf(posix.join(posix.dirname(file.path), wanted));
      // A process runs what was built from the source.
      const target = byPath.get(stem) ?? byPath.get(stem.replace(/^dist\//, 'src/'));
      if (target === undefined || reached.has(target)) continue;
      reached.add(target);
      if (isFollowed(target)) open.push(target);
    }
  }
  return reached;
}

/** A path without its extension: a file imports `x.js` that is written as `x.ts`. */
function stemOf(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '');
}
