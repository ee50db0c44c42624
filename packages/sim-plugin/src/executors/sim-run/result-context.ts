import { posix } from 'node:path';
import type { ModuleConfig } from '../../config/sim-config.js';
import { bundleForPage } from '../../sweep/in-page/bundle-for-page.js';
import { loadPage } from '../../page/load-page.js';
import type { ResultContext } from './module-result.js';
import type { ModuleOutcome } from './run-module.js';
import type { SimRunTask } from './sim-run-task.js';

/** One module of a project, and how it is run. */
export interface ReportedModule
  extends
    Pick<SimRunTask, 'environment' | 'workspaceRoot'>,
    Omit<ResultContext, 'source' | 'page' | 'isOnGithub'> {
  /** The module's entry in the project's sim.config.json. */
  readonly declared: ModuleConfig;
}

/**
 * What the result of a module is made from, beside its outcome.
 *
 * @param outcome - its outcome: where it is drawn, the page carries the module's code
 */
export async function resultContext(
  module: ReportedModule,
  { findings, diagram }: ModuleOutcome,
): Promise<ResultContext> {
  const { workspaceRoot, projectRoot, declared } = module;
  const isDrawn =
    diagram !== undefined || findings.some((finding) => finding.diagram !== undefined);
  const place = { workspaceRoot, projectRoot, simulation: declared.simulation };
  const rerun = isDrawn ? await bundleForPage(place) : undefined;
  return {
    ...module,
    source: posix.join(module.projectRoot, module.declared.simulation),
    page: { shell: await loadPage(), ...(rerun === undefined ? {} : { rerun }) },
    isOnGithub: module.environment['GITHUB_ACTIONS'] === 'true',
  };
}
