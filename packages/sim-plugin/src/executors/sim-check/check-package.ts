import { join, relative } from 'node:path';
import { readSimConfig } from '../../config/read-sim-config.js';
import type { SimConfig } from '../../config/sim-config.js';
import { byPlace, type Diagnostic } from '../../review/diagnostic.js';
import type { CheckResult } from '../../review/format/check-result.js';
import { ImportResolver } from '../../review/graph/import-resolver.js';
import { moduleGraph } from '../../review/graph/module-graph.js';
import { findPackage, type InstalledPackage } from '../../review/package/installed-package.js';
import { rangeOf, verdictOn } from '../../review/package/verdicts.js';
import { reviewFile } from '../../review/review-file.js';
import type { Rule } from '../../review/rule.js';
import { RULES } from '../../review/rules/rules.js';
import type { Boundary } from '../../review/severity.js';
import { countSeverities, type PackageSummary } from '../../review/summary.js';
import type { SimCheckTask } from './sim-check.js';

/** Rules about the parts of a module, which a package has none of. */
const ABOUT_MODULES: ReadonlySet<string> = new Set([
  'effects-as-data',
  'every-input-tested',
  'idempotency-before-validation',
  'no-simulation-in-production',
  'reasoned-suppression',
  'state-has-oracle',
  'time-as-parameter',
]);

const PACKAGE_RULES = RULES.filter(({ name }) => !ABOUT_MODULES.has(name));

/**
 * Reviews an installed package as if it were part of the project, with all files that an import of it
 * loads, before the project vouches for it. Packages that it imports in turn are named, not followed.
 *
 * @param specifier - what is imported, such as `immer` or `pure-rand/distribution/uniformInt`
 * @throws SimPluginError when it is not installed
 */
export function checkPackage(task: SimCheckTask, specifier: string): CheckResult {
  const projectRoot = task.projectRoot.replaceAll('\\', '/');
  const config = readSimConfig(task.workspaceRoot, projectRoot);
  const found = findPackage(join(task.workspaceRoot, task.projectRoot), specifier);
  const boundary = task.options.boundary ?? 'strict';
  const { files, diagnostics, rules } = review(task, found, boundary, config);
  const counts = countSeverities(diagnostics);
  const broken = new Set(diagnostics.map(({ rule }) => rule));
  const summary = packageSummary(found, config, counts.BLOCK);
  return {
    diagnostics: [...diagnostics].sort(byPlace),
    suppressed: [],
    summary: {
      project: task.project,
      boundaries: [boundary],
      passed: counts.BLOCK === 0 || summary.isVouchedFor,
      counts,
      filesReviewed: files,
      adapters: 0,
      rules: {
        checked: rules.length,
        passed: rules.filter(({ name }) => !broken.has(`sim/${name}`)).length,
      },
      vouched: {},
      typecheck: 'skipped',
      package: summary,
    },
  };
}

function review(
  { workspaceRoot }: SimCheckTask,
  { entry }: InstalledPackage,
  boundary: Boundary,
  { review: { packages, rules: options } }: SimConfig,
): {
  readonly files: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly rules: readonly Rule[];
} {
  const rules = PACKAGE_RULES.filter((rule) => rule.boundaries.includes(boundary));
  const visited = new Set<string>();
  const graph = moduleGraph({
    entries: [entry],
    resolver: new ImportResolver([]),
    visited,
    isLeaf: () => false,
  });
  const diagnostics: Diagnostic[] = [];
  for (const { path, source } of graph) {
    const file = relative(workspaceRoot, path).replaceAll('\\', '/');
    const own = { ...options, 'no-unreviewed-packages': { allow: packages } };
    const found = reviewFile({ file, source, rules, boundary, options: own });
    // A package's comments vouch for nothing here.
    diagnostics.push(...found.diagnostics, ...found.suppressed.map(({ diagnostic }) => diagnostic));
  }
  return { files: visited.size, diagnostics, rules };
}

function packageSummary(
  { name, version }: InstalledPackage,
  config: SimConfig,
  blocks: number,
): PackageSummary {
  const verdict = verdictOn(name, version);
  const own = config.review.packages[name];
  const reason =
    own ??
    (verdict?.isDeterministic === true
      ? verdict.reason
      : `${version} read, ${blocks} BLOCK: say here why each of them does no harm`);
  return {
    name,
    version,
    isVouchedFor: own !== undefined || verdict?.isDeterministic === true,
    ...(verdict === undefined ? {} : { verdict: { ...verdict, versions: rangeOf(verdict) } }),
    ...(own === undefined ? {} : { vouchedFor: own }),
    config: { review: { packages: { [name]: reason } } },
  };
}
