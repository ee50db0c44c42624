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
  /** The files that simulations and spec files share. */
  readonly helpers: readonly ModuleFile[];
  readonly simulation: ModuleFile;
}

/**
 * Reads the source files beside a module's simulation and below; of a simulation among the tests, those beside them.
 *
 * @param projectRoot - absolute path
 */
export function moduleFiles(projectRoot: string, { simulation }: ModuleConfig): ModuleFiles {
  const folder = sourceFolder(simulation);
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
  const isProduction = (file: string): boolean =>
    !isTest(file) && !/(^|\/)sim\.[cm]?[jt]sx?$/.test(file) && file !== simulation;
  return {
    production: paths.filter(isProduction).map(read),
    specs: paths.filter(isSpec).map(read),
    helpers: paths.filter((file) => !isProduction(file) && !isSpec(file)).map(read),
    simulation: read(simulation),
  };
}

/** The folder of a module's sources, from the project's root. */
export function sourceFolder(simulation: string): string {
  const folders = dirname(simulation).replaceAll('\\', '/').split('/');
  const tests = folders.indexOf('tests');
  return (tests < 0 ? folders : folders.slice(0, tests)).join('/') || '.';
}
