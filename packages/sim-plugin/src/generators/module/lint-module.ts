import {
  ensurePackage,
  type GeneratorCallback,
  NX_VERSION,
  readNxJson,
  type Tree,
} from '@nx/devkit';
import type * as nxEslint from '@nx/eslint';
import { DEFAULT_BOUNDARY } from '../../config/sim-config.js';
import { wireEslint } from '../../eslint/wiring/wire-eslint.js';
import { type ModulePlan } from './module-plan.js';

const NX_ESLINT = '@nx/eslint';

/** Loaded where it is needed: workspaces that do not lint never install it. */
type NxEslint = Pick<typeof nxEslint, 'lintProjectGenerator'>;

/**
 * Lets ESLint review the module where the workspace lints, and sets ESLint up first, as Nx's own
 * generators do, where it was asked for and is not there.
 *
 * @returns what is left to do once the files are written
 */
export async function lintModule(tree: Tree, plan: ModulePlan): Promise<GeneratorCallback> {
  const nothing = () => undefined;
  if (plan.linter === 'none') {
    return nothing;
  }
  const install =
    plan.linter === 'eslint' && !hasEslintConfig(tree) ? await setUpEslint(tree, plan) : nothing;
  wireEslint(tree, { ...plan, boundary: DEFAULT_BOUNDARY[plan.type] });
  return install;
}

function hasEslintConfig(tree: Tree): boolean {
  return tree
    .children('.')
    .some((file) => /^(eslint\.config\.[cm]?[jt]s|\.eslintrc.*)$/.test(file));
}

async function setUpEslint(tree: Tree, plan: ModulePlan): Promise<GeneratorCallback> {
  const { lintProjectGenerator } = ensurePackage<NxEslint>(NX_ESLINT, NX_VERSION);
  return lintProjectGenerator(tree, {
    project: plan.library.projectName,
    linter: 'eslint',
    unitTestRunner: plan.unitTestRunner,
    keepExistingVersions: true,
    addPlugin: readNxJson(tree)?.useInferencePlugins !== false,
    skipFormat: true,
  });
}
