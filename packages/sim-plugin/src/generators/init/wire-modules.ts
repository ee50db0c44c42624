import { globAsync, type Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { parseSimConfig } from '../../config/parse-sim-config.js';
import { SIM_CONFIG_FILE } from '../../config/sim-config.js';
import { type LintedModule, wireEslint } from '../../eslint/wiring/wire-eslint.js';

/**
 * Lets ESLint review the modules that the workspace already has: those that were added before ESLint
 * was. The generator `module` does the same for each new one.
 *
 * @throws SimPluginError when a sim.config.json is invalid
 */
export async function wireModules(tree: Tree): Promise<void> {
  const files = await globAsync(tree, [SIM_CONFIG_FILE, `**/${SIM_CONFIG_FILE}`]);
  const modules = [...files]
    .sort()
    .flatMap((file) => modulesOf(file, tree.read(file, 'utf8') ?? ''));
  wireEslint(tree, ...modules);
}

function modulesOf(file: string, text: string): readonly LintedModule[] {
  const projectRoot = posix.dirname(file);
  return parseSimConfig(text, file).modules.map(({ simulation, boundary }) => ({
    projectRoot,
    moduleRoot: posix.dirname(posix.join(projectRoot, simulation)),
    boundary,
  }));
}
