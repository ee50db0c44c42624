import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { ModuleConfig } from '../../config/sim-config.js';
import { isReviewable, parseSource, type ParsedSource } from '../../review/source/parse-source.js';

/** A source file of a module. */
export interface ModuleFile {
  /** Relative to the project's root, with forward slashes. */
  readonly path: string;
  readonly source: ParsedSource;
}

/** The source files of a module, by what they are for. */
export interface ModuleFiles {
  /** The files that run in production. */
  readonly production: readonly ModuleFile[];
  /** The spec files. */
  readonly specs: readonly ModuleFile[];
  readonly simulation: ModuleFile;
}

/**
 * Reads the source files beside a module's simulation and below.
 *
 * @param projectRoot - absolute path
 */
export function moduleFiles(projectRoot: string, { simulation }: ModuleConfig): ModuleFiles {
  const folder = dirname(simulation).replaceAll('\\', '/');
  const paths = readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => isReviewable(file))
    .sort();
  const read = (path: string): ModuleFile => {
    const file = join(projectRoot, path);
    return { path, source: parseSource(file, readFileSync(file, 'utf8')) };
  };
  const isSpec = (file: string): boolean => /\.(spec|test)\./.test(file);
  const isTest = (file: string): boolean => isSpec(file) || file.split('/').includes('tests');
  return {
    production: paths
      .filter(
        (file) => !isTest(file) && !/(^|\/)sim\.[cm]?[jt]sx?$/.test(file) && file !== simulation,
      )
      .map(read),
    specs: paths.filter(isSpec).map(read),
    simulation: read(simulation),
  };
}
