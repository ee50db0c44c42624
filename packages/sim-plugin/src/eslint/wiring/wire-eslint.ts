import { logger, type Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { addFlatConfig } from './add-flat-config.js';

/** A module whose files ESLint is to review as it lints. Paths are relative to the workspace. */
export interface LintedModule {
  readonly projectRoot: string;
  /** The folder of the module's sources. */
  readonly moduleRoot: string;
  readonly boundary: 'strict' | 'moderate';
}

const CONFIG_FILES = ['mjs', 'js', 'cjs', 'mts', 'ts', 'cts'].map((ext) => `eslint.config.${ext}`);

/**
 * Lets ESLint underline what `sim-check` would find in a module, where the workspace lints TypeScript
 * with a flat config: in the project's own config, which is made when there is none yet.
 */
export function wireEslint(tree: Tree, module: LintedModule): void {
  const root = findConfig(tree, '.');
  if (root === undefined || !/typescript/i.test(tree.read(root, 'utf8') ?? '')) return;
  const config = configFor(module);
  const own = findConfig(tree, module.projectRoot);
  if (own === undefined) {
    tree.write(
      posix.join(module.projectRoot, 'eslint.config.mjs'),
      newConfig(root, module, config),
    );
    return;
  }
  const changed = addFlatConfig(own, tree.read(own, 'utf8') ?? '', config);
  if (changed === undefined) {
    logger.warn(
      `${own} exports no list of configs, so the rules of sim-check were not added to it: add simulation.configs.${module.boundary} from '@gossip/sim-plugin/eslint' by hand.`,
    );
    return;
  }
  tree.write(own, changed);
}

function findConfig(tree: Tree, folder: string): string | undefined {
  return CONFIG_FILES.map((file) => posix.join(folder, file)).find((file) => tree.exists(file));
}

function configFor({ projectRoot, moduleRoot, boundary }: LintedModule): string {
  const name = boundary === 'strict' ? 'strict' : 'recommended';
  const files = `${posix.relative(projectRoot, moduleRoot) || '.'}/**/*.ts`;
  return `{ ...simulation.configs.${name}, files: ['${files}'] }`;
}

function newConfig(root: string, { projectRoot }: LintedModule, config: string): string {
  const base = posix.relative(projectRoot, root);
  return `import simulation from '@gossip/sim-plugin/eslint';
import baseConfig from '${base}';

export default [...baseConfig, ${config}];
`;
}
