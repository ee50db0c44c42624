import { basename, join, relative } from 'node:path';
import { noTsconfig } from '../../errors.js';
import { byPlace, type Diagnostic } from '../../review/diagnostic.js';
import { type CheckResult } from '../../review/format/check-result.js';
import { ImportResolver } from '../../review/graph/import-resolver.js';
import { moduleGraph } from '../../review/graph/module-graph.js';
import { reviewFile } from '../../review/review-file.js';
import { RULES } from '../../review/rules/rules.js';
import { type Boundary } from '../../review/severity.js';
import { countSeverities, type TypecheckSummary } from '../../review/summary.js';
import { moduleUnderCheck } from './module-under-check.js';
import { type SimCheckOptions } from './options.js';
import { projectTsconfigs } from './typecheck/project-tsconfigs.js';
import { typecheck } from './typecheck/typecheck.js';
import { type Tsconfig } from './typecheck/tsconfig.js';
import { findTypeScript } from './typecheck/typescript.js';

/** One project to check. */
export interface SimCheckTask {
  readonly project: string;
  /** Relative to the workspace. */
  readonly projectRoot: string;
  /** Absolute path. */
  readonly workspaceRoot: string;
  readonly options: SimCheckOptions;
}

interface Review {
  readonly files: number;
  readonly diagnostics: readonly Diagnostic[];
}

interface Typecheck {
  readonly summary: TypecheckSummary | 'skipped';
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks one project: types and determinism, side by side.
 *
 * @throws SimPluginError when the project cannot be checked at all
 */
export async function simCheck(task: SimCheckTask): Promise<CheckResult> {
  const root = join(task.workspaceRoot, task.projectRoot);
  const { entries, boundary } = moduleUnderCheck(task.project, root, task.options.boundary);
  const configs = projectTsconfigs(root);
  const typing = checkTypes(task, root, configs);
  const review = reviewModule(entries, boundary, configs, task.workspaceRoot);
  const types = await typing;

  const diagnostics = [...types.diagnostics, ...review.diagnostics].sort(byPlace);
  const counts = countSeverities(diagnostics);
  const rules = RULES.filter((rule) => rule.boundaries.includes(boundary));
  const broken = new Set(review.diagnostics.filter(blocks).map(({ rule }) => rule));
  return {
    diagnostics,
    summary: {
      project: task.project,
      boundary,
      passed: counts.BLOCK === 0,
      counts,
      filesReviewed: review.files,
      rulesChecked: rules.length,
      rulesPassed: rules.filter(({ name }) => !broken.has(`sim/${name}`)).length,
      typecheck: types.summary,
    },
  };
}

function blocks({ severity }: Diagnostic): boolean {
  return severity === 'BLOCK';
}

function reviewModule(
  entries: readonly string[],
  boundary: Boundary,
  configs: readonly Tsconfig[],
  workspaceRoot: string,
): Review {
  const conditions = new Set(configs.flatMap(({ customConditions }) => customConditions));
  const files = moduleGraph(entries, new ImportResolver([...conditions]));
  const diagnostics = files.flatMap(({ path, source }) =>
    reviewFile(relative(workspaceRoot, path).replaceAll('\\', '/'), source, RULES, boundary),
  );
  return { files: files.length, diagnostics };
}

async function checkTypes(
  { project, projectRoot, workspaceRoot, options }: SimCheckTask,
  root: string,
  configs: readonly Tsconfig[],
): Promise<Typecheck> {
  if (options.skipTypecheck) return { summary: 'skipped', diagnostics: [] };
  if (configs.length === 0) throw noTsconfig(project, projectRoot);
  const typescript = findTypeScript(root);
  const { diagnostics, elsewhere } = await typecheck({
    workspaceRoot,
    projectRoot: projectRoot.replaceAll('\\', '/'),
    configs,
    typescript,
  });
  return {
    diagnostics,
    summary: {
      typescript: typescript.version,
      configs: configs.map(({ path }) => basename(path)),
      errors: diagnostics.filter(blocks).length,
      elsewhere,
    },
  };
}
