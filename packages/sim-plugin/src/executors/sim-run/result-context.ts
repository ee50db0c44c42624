import { posix } from 'node:path';
import type { ModuleConfig } from '../../config/sim-config.js';
import { loadPage } from '../../page/load-page.js';
import type { ResultContext } from './module-result.js';
import type { SimRunTask } from './sim-run-task.js';

/** One module of a project, and how it is run. */
export interface ReportedModule
  extends Pick<SimRunTask, 'environment'>, Omit<ResultContext, 'source' | 'page' | 'isOnGithub'> {
  /** The module's entry in the project's sim.config.json. */
  readonly declared: ModuleConfig;
}

/** What the result of a module is made from, beside its outcome. */
export async function resultContext(module: ReportedModule): Promise<ResultContext> {
  return {
    ...module,
    source: posix.join(module.projectRoot, module.declared.simulation),
    page: await loadPage(),
    isOnGithub: module.environment['GITHUB_ACTIONS'] === 'true',
  };
}
