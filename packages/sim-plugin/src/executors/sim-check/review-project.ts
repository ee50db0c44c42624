import { relative } from 'node:path';
import type { ReviewConfig } from '../../config/sim-config.js';
import type { Diagnostic } from '../../review/diagnostic.js';
import { ImportResolver } from '../../review/graph/import-resolver.js';
import { moduleGraph } from '../../review/graph/module-graph.js';
import { reviewFile, type SuppressedDiagnostic } from '../../review/review-file.js';
import { RULES } from '../../review/rules/rules.js';
import { AdapterFiles } from './adapter-files.js';
import type { ModuleUnderCheck } from './module-under-check.js';

/** What is to be reviewed. */
export interface ProjectReviewTask {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Absolute path. */
  readonly root: string;
  readonly modules: readonly ModuleUnderCheck[];
  readonly config: ReviewConfig;
  /** The export conditions by which the workspace's packages offer their source. */
  readonly conditions: readonly string[];
}

/** The findings of the review of a project. */
export interface ProjectReview {
  readonly files: number;
  /** Files that were exempt as adapters. */
  readonly adapters: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
}

const TYPE_RULES = RULES.filter(({ aboutTypes }) => aboutTypes);

/** Reviews every file that a project's modules consist of, each under the strictest boundary it is in. */
export function reviewProject(task: ProjectReviewTask): ProjectReview {
  const { workspaceRoot, config, modules } = task;
  const adapters = new AdapterFiles(task.root, config.adapters);
  const options = { ...config.rules, 'no-unreviewed-packages': allowedPackages(config) };
  const resolver = new ImportResolver(task.conditions);
  const visited = new Set<string>();
  const isLeaf = (path: string): boolean => adapters.has(path);
  const diagnostics: Diagnostic[] = [];
  const suppressed: SuppressedDiagnostic[] = [];
  let exempt = 0;
  const strictestFirst = [...modules].sort((left, right) => rank(left) - rank(right));
  for (const { entries, boundary: declared } of strictestFirst) {
    for (const { path, source, typesOnly } of moduleGraph({ entries, resolver, visited, isLeaf })) {
      const boundary = adapters.has(path) ? 'adapter' : declared;
      if (boundary === 'adapter') exempt += 1;
      const file = relative(workspaceRoot, path).replaceAll('\\', '/');
      const review = reviewFile({
        file,
        source,
        rules: typesOnly ? TYPE_RULES : RULES,
        boundary,
        options,
      });
      diagnostics.push(...review.diagnostics);
      suppressed.push(...review.suppressed);
    }
  }
  return { files: visited.size - exempt, adapters: exempt, diagnostics, suppressed };
}

function rank({ boundary }: ModuleUnderCheck): number {
  return boundary === 'strict' ? 0 : boundary === 'moderate' ? 1 : 2;
}

function allowedPackages({ packages, rules }: ReviewConfig): Readonly<Record<string, unknown>> {
  const own = rules['no-unreviewed-packages'] ?? {};
  return { ...own, allow: { ...(own['allow'] as object | undefined), ...packages } };
}
