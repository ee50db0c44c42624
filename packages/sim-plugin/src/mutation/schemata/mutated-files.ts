import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { withoutMark } from '../../byte-order-mark.js';
import { roleOf } from '../../review/module-file-role.js';
import { simulationHelpersIn } from '../../review/simulation-helpers.js';
import { isReviewable, type ParsedSource, parseSource } from '../../review/source/parse-source.js';
import { makeMutants } from '../operators/make-mutants.js';
import type { Mutant } from '../operators/mutant.js';
import type { OperatorName } from '../operators/operator-name.js';

/** A source file of a project, and its mutants: none where it is code of a simulation. */
export interface MutatedFile {
  /** Absolute path. */
  readonly path: string;
  /** From the workspace's root, with forward slashes. */
  readonly file: string;
  readonly source: ParsedSource;
  readonly mutants: readonly Mutant[];
}

/** Where to look for files. */
export interface MutatedProject {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** The file that exports the simulation, relative to the project's root. */
  readonly simulation: string;
  readonly operators: ReadonlySet<OperatorName>;
}

/** Folders of installed, built and hidden files. */
const NO_SOURCES = /^(node_modules|dist|out-tsc|sim-output|test-output|coverage|\..*)$/;

/**
 * Makes the mutants of a project's production code. Which of these files the simulation loads, the
 * bundler tells.
 */
export function mutatedFiles(project: MutatedProject): readonly MutatedFile[] {
  const root = realpathSync(project.workspaceRoot);
  const projectRoot = join(root, project.projectRoot);
  const helpers = new Set(simulationHelpersIn(dirname(join(projectRoot, project.simulation))));
  let firstId = 1;
  return sourcesIn(projectRoot).map((path) => {
    const file = relative(root, path).replaceAll('\\', '/');
    const source = parseSource(path, withoutMark(readFileSync(path, 'utf8')));
    const isProduction = roleOf(path) === 'production' && !helpers.has(path);
    const { operators } = project;
    const mutants = isProduction ? makeMutants({ file, source, firstId, operators }) : [];
    firstId += mutants.length;
    return { path, file, source, mutants };
  });
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return NO_SOURCES.test(entry.name) ? [] : sourcesIn(path);
      const isSpec = /\.(spec|test)\.[cm]?[jt]sx?$/.test(entry.name);
      return entry.isFile() && isReviewable(entry.name) && !isSpec ? [path] : [];
    })
    .sort();
}
