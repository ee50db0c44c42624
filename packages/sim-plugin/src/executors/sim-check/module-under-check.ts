import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SimConfig } from '../../config/sim-config.js';
import { noModuleToReview } from '../../errors.js';
import type { Boundary } from '../../review/severity.js';

/** One module of a project, as the review walks it. */
export interface ModuleUnderCheck {
  readonly boundary: Boundary;
  /** Absolute paths of the files that lead to all others. */
  readonly entries: readonly string[];
}

/**
 * What a project consists of: each of its modules with its simulation and the API beside it, and the
 * project's own API, which is held to the strictest of its modules' boundaries.
 *
 * @param root - absolute path of the project
 * @param boundary - holds for all modules when given
 * @throws SimPluginError when there is no code to review
 */
export function modulesUnderCheck(
  project: string,
  root: string,
  config: SimConfig,
  boundary: Boundary | undefined,
): readonly ModuleUnderCheck[] {
  const modules = config.modules.map((module): ModuleUnderCheck => {
    const simulation = join(root, module.simulation);
    return {
      boundary: boundary ?? module.boundary,
      entries: [join(dirname(simulation), 'index.ts'), simulation],
    };
  });
  const has = (wanted: Boundary): boolean => modules.some((module) => module.boundary === wanted);
  const api: ModuleUnderCheck = {
    boundary: has('strict') ? 'strict' : has('moderate') ? 'moderate' : 'boundary',
    entries: [join(root, 'src', 'index.ts'), join(root, 'index.ts')],
  };
  const found = [...modules, api]
    .map((module) => ({ ...module, entries: module.entries.filter((file) => existsSync(file)) }))
    .filter(({ entries }) => entries.length > 0);
  if (found.length === 0) throw noModuleToReview(project, root);
  return found;
}
