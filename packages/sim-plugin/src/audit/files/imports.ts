import { posix } from 'node:path';
import type { ModuleFile } from './module-files.js';

/** The modules that a file imports or exports from, as it names them. */
export function importsOf({ source }: ModuleFile): readonly string[] {
  return source.ast.body.flatMap((statement) => {
    const isImport =
      statement.type === 'ImportDeclaration' ||
      statement.type === 'ExportAllDeclaration' ||
      statement.type === 'ExportNamedDeclaration';
    return isImport && statement.source !== null ? [String(statement.source.value)] : [];
  });
}

/** The files of the module that some files import, directly or through others. */
export function reachedFrom(
  starts: readonly ModuleFile[],
  files: readonly ModuleFile[],
  isFollowed: (file: ModuleFile) => boolean = () => true,
): ReadonlySet<ModuleFile> {
  const byPath = new Map(files.map((file) => [stemOf(file.path), file]));
  const reached = new Set<ModuleFile>();
  const open = [...starts];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const wanted of importsOf(file)) {
      if (!wanted.startsWith('.')) continue;
      const target = byPath.get(stemOf(posix.join(posix.dirname(file.path), wanted)));
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
