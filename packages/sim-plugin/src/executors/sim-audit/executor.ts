import type { ExecutorContext } from '@nx/devkit';
import { loadPage } from '../../page/load-page.js';
import { executorResult } from '../executor-result.js';
import type { SimAuditOptions } from './options.js';
import { evidenceTargets } from './evidence-targets.js';
import { simAudit } from './sim-audit.js';

/** `nx sim-audit`: adds up the evidence for every claim of a project's modules. */
export default async function simAuditExecutor(
  options: SimAuditOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const project = context.projectName ?? '';
  const { root = '.', targets } = context.projectsConfigurations.projects[project] ?? {};
  return executorResult(async () =>
    simAudit({
      project,
      workspaceRoot: context.root,
      projectRoot: root,
      targets: evidenceTargets(targets, context.targetName),
      options,
      shell: await loadPage(),
      print: (text) => process.stdout.write(text),
    }),
  );
}
