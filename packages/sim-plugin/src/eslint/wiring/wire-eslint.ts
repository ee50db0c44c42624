import { logger, readJson, type Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { addFlatConfig } from './add-flat-config.js';

/** A module whose files ESLint is to review as it lints. Paths are relative to the workspace. */
export interface LintedModule {
  readonly projectRoot: string;
  /** The folder of the module's sources. */
  readonly moduleRoot: string;
  readonly boundary: 'strict' | 'moderate' | 'boundary';
}

const CONFIG_FILES = ['mjs', 'js', 'cjs', 'mts', 'ts', 'cts'].map((ext) => `eslint.config.${ext}`);
const LEGACY_CONFIG_FILES = ['.js', '.cjs', '.yaml', '.yml', '.json', ''].map(
  (ext) => `.eslintrc${ext}`,
);

/**
 * Lets ESLint underline what `sim-check` would find in modules, where the workspace lints TypeScript
 * with flat configs: in each project's own config, which is made when there is none yet. Changes
 * nothing that was done before, and no config of ESLint's legacy format.
 */
export function wireEslint(tree: Tree, ...modules: readonly LintedModule[]): void {
  const root = findConfig(tree, '.');
  const legacy = root === undefined ? findLegacyConfig(tree) : undefined;
  if (legacy !== undefined) {
    logger.warn(
      `${legacy} is in ESLint's legacy format and was left as it is, so ESLint does not apply the rules of sim-check: convert it with 'nx g @nx/eslint:convert-to-flat-config', then run 'nx g @gossip/sim-plugin:init'.`,
    );
  }
  if (root === undefined || !/typescript/i.test(tree.read(root, 'utf8') ?? '')) return;
  for (const module of modules) {
    // The rules of a service are those of sim-check alone.
    if (module.boundary !== 'boundary') wireModule(tree, root, module);
  }
}

function wireModule(tree: Tree, root: string, module: LintedModule): void {
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
      `${own} exports no list of configs, so the rules of sim-check were not added to it: add simulation.configs.${configName(module)} from '@gossip/sim-plugin/eslint' by hand.`,
    );
    return;
  }
  tree.write(own, changed);
}

function findConfig(tree: Tree, folder: string): string | undefined {
  return CONFIG_FILES.map((file) => posix.join(folder, file)).find((file) => tree.exists(file));
}

/** ESLint reads one of these from the root alone; it may also stand in package.json. */
function findLegacyConfig(tree: Tree): string | undefined {
  const file = LEGACY_CONFIG_FILES.find((name) => tree.exists(name));
  if (file !== undefined || !tree.exists('package.json')) return file;
  const manifest = readJson<{ readonly eslintConfig?: object }>(tree, 'package.json');
  return manifest.eslintConfig ? 'The eslintConfig of package.json' : undefined;
}

function configFor(module: LintedModule): string {
  const files = posix.join(posix.relative(module.projectRoot, module.moduleRoot), '**/*.ts');
  return `{ ...simulation.configs.${configName(module)}, files: ['${files}'] }`;
}

function configName({ boundary }: LintedModule): 'strict' | 'recommended' {
  return boundary === 'strict' ? 'strict' : 'recommended';
}

function newConfig(root: string, { projectRoot }: LintedModule, config: string): string {
  const base = posix.relative(projectRoot, root);
  return `import simulation from '@gossip/sim-plugin/eslint';
import baseConfig from '${base}';

export default [...baseConfig, ${config}];
`;
}
