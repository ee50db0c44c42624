import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noModuleToReview } from '../../errors.js';
import { type Boundary } from '../../review/severity.js';

/** What sim-check has to know about a project. */
export interface ModuleUnderCheck {
  /** Absolute paths of the files that lead to all others. */
  readonly entries: readonly string[];
  readonly boundary: Boundary;
}

/**
 * Reads what a project consists of: its public API, its simulations and the API beside each.
 *
 * @param root - absolute path of the project
 * @throws SimPluginError when there is no code to review
 */
export function moduleUnderCheck(
  project: string,
  root: string,
  boundary: Boundary | undefined,
): ModuleUnderCheck {
  const simulations = simulationFiles(join(root, 'src'));
  const apis = [root, join(root, 'src'), ...simulations.map((file) => dirname(file))].map(
    (folder) => join(folder, 'index.ts'),
  );
  const entries = [...new Set([...apis, ...simulations])].filter((file) => existsSync(file));
  if (entries.length === 0) throw noModuleToReview(project, root);
  return { entries, boundary: boundary ?? boundaryOf(root) };
}

function simulationFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name === 'sim.ts')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function boundaryOf(root: string): Boundary {
  const file = join(root, 'sim.config.json');
  if (!existsSync(file)) return 'strict';
  const { type } = JSON.parse(readFileSync(file, 'utf8')) as { readonly type?: string };
  return type === 'pipeline' ? 'moderate' : 'strict';
}
