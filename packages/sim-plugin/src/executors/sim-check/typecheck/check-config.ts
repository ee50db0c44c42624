import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Tsconfig } from '../../../workspace/tsconfig/tsconfig.js';

/** A tsconfig made for one check, and its removal. */
export interface CheckConfig {
  readonly path: string;
  remove(): void;
}

/**
 * Writes a tsconfig that checks the same files with the same options as `config`, and emits nothing.
 *
 * It leaves the project references behind: with them, `tsc` wants the declarations of every library
 * that the project depends on to be built first (TS6305), and `tsc --build --noEmit` refuses (TS6310).
 * Without them it reads the libraries' source through the workspace's conditions or paths.
 */
export function writeCheckConfig(config: Tsconfig, workspaceRoot: string): CheckConfig {
  const root = dirname(config.path);
  // A path with ${configDir} means the folder of the outermost config, so that has to stay the same;
  // otherwise a folder that every watcher ignores is the quieter place.
  const folder = config.usesConfigDir ? root : join(root, 'node_modules', '.sim-check');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `.${basename(config.path, '.json')}.${process.pid}.json`);
  writeFileSync(
    path,
    JSON.stringify({ extends: config.path, compilerOptions: options(config, workspaceRoot) }),
  );
  return {
    path,
    remove() {
      rmSync(path, { force: true });
      if (!config.usesConfigDir) removeIfEmpty(folder, dirname(folder));
    },
  };
}

function options(config: Tsconfig, workspaceRoot: string): Readonly<Record<string, unknown>> {
  return {
    noEmit: true,
    emitDeclarationOnly: false,
    composite: false,
    incremental: false,
    tsBuildInfoFile: null,
    // `composite` implies it; a library's declarations must be expressible even though none is emitted.
    declaration: config.declaration,
    ...(config.declaration ? {} : { declarationMap: false }),
    rootDir: workspaceRoot,
  };
}

function removeIfEmpty(...folders: readonly string[]): void {
  try {
    for (const folder of folders) rmdirSync(folder);
  } catch {
    // It holds something else, such as another check's config or the project's own packages.
  }
}
