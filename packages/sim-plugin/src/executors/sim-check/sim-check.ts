import { basename, join } from 'node:path';
import { readSimConfig } from '../../config/read-sim-config.js';
import { requireSimulationFile } from '../../config/simulation-file.js';
import { noTsconfig } from '../../errors.js';
import { byPlace, type Diagnostic } from '../../review/diagnostic.js';
import type { CheckResult } from '../../review/format/check-result.js';
import { isInside } from '../../workspace/is-inside.js';
import { RULES } from '../../review/rules/rules.js';
import type { Boundary } from '../../review/severity.js';
import { countSeverities, type CheckSummary, type TypecheckSummary } from '../../review/summary.js';
import { applyRepairs } from './apply-repairs.js';
import { modulesUnderCheck } from './module-under-check.js';
import type { SimCheckOptions } from './options.js';
import type { ProjectReview, ProjectReviewTask } from './review-project.js';
import { projectTsconfigs } from '../../workspace/tsconfig/project-tsconfigs.js';
import { typecheck } from './typecheck/typecheck.js';
import type { Tsconfig } from '../../workspace/tsconfig/tsconfig.js';
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
  const projectRoot = task.projectRoot.replaceAll('\\', '/');
  const config = readSimConfig(task.workspaceRoot, projectRoot);
  for (const module of config.modules) {
    requireSimulationFile(task.workspaceRoot, projectRoot, module);
  }
  const modules = modulesUnderCheck(task.project, root, config, task.options.boundary);
  const configs = projectTsconfigs(root);
  const reviewing: ProjectReviewTask = {
    workspaceRoot: task.workspaceRoot,
    root,
    modules,
    config: config.review,
    conditions: [...new Set(configs.flatMap(({ customConditions }) => customConditions))],
  };
  // tsc takes longest, so it starts before the parser is even loaded; only repairs come first.
  if (task.options.fix) await repair(reviewing, task.projectRoot);
  const [types, review] = await Promise.all([checkTypes(task, root, configs), reviewIt(reviewing)]);

  const diagnostics = [...types.diagnostics, ...review.diagnostics].sort(byPlace);
  const counts = countSeverities(diagnostics);
  const boundaries = [...new Set(modules.map(({ boundary }) => boundary))];
  return {
    diagnostics,
    suppressed: review.suppressed,
    summary: {
      project: task.project,
      boundaries,
      passed: counts.BLOCK === 0,
      counts,
      filesReviewed: review.files,
      adapters: review.adapters,
      rules: countRules(boundaries, review.diagnostics),
      vouched: config.review.packages,
      typecheck: types.summary,
    },
  };
}

async function reviewIt(task: ProjectReviewTask): Promise<ProjectReview> {
  const { reviewProject } = await import('./review-project.js');
  return reviewProject(task);
}

/** A repair can uncover another; more rounds than this would be going in circles. */
const REPAIR_ROUNDS = 10;

async function repair(reviewing: ProjectReviewTask, projectRoot: string): Promise<void> {
  const isOwn = (file: string): boolean => isInside(projectRoot, file);
  for (let round = 0; round < REPAIR_ROUNDS; round += 1) {
    const { diagnostics } = await reviewIt(reviewing);
    if (applyRepairs(diagnostics, reviewing.workspaceRoot, isOwn) === 0) return;
  }
}

function countRules(
  boundaries: readonly Boundary[],
  diagnostics: readonly Diagnostic[],
): CheckSummary['rules'] {
  const checked = RULES.filter((rule) => boundaries.some((it) => rule.boundaries.includes(it)));
  const broken = new Set(diagnostics.map(({ rule }) => rule));
  const passed = checked.filter(({ name }) => !broken.has(`sim/${name}`));
  return { checked: checked.length, passed: passed.length };
}

function blocks({ severity }: Diagnostic): boolean {
  return severity === 'BLOCK';
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
