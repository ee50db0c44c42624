import { readJson, readNxJson, type TargetConfiguration, type Tree } from '@nx/devkit';
import { registeredPlugin } from '../../workspace/registered-plugin.js';
import { type ModulePlan } from './module-plan.js';

type Targets = Readonly<Record<string, TargetConfiguration>>;

const TYPESCRIPT_PLUGIN = '@nx/js/typescript';
const VITEST_PLUGINS = ['@nx/vitest', '@nx/vite/plugin'];
const PROJECT_FOLDER = { cwd: '{projectRoot}' };

/**
 * What a build does not read, whatever the workspace calls production. Lint rules go by the inputs of
 * the build to tell which packages are dependencies of what is published.
 */
const NOT_BUILT = [
  '!{projectRoot}/**/sim.ts',
  '!{projectRoot}/**/tests/**',
  '!{projectRoot}/**/*.spec.ts',
  '!{projectRoot}/tsconfig.spec.json',
  '!{projectRoot}/vitest.config.*',
];

/**
 * The targets test, typecheck and build of a new library, as far as no plugin of the workspace
 * infers them from the library's files.
 *
 * Registering such a plugin instead would give targets to every other project of the workspace too.
 */
export function libraryTargets(tree: Tree, plan: ModulePlan): Targets {
  const compiled = hasPlugin(tree, [TYPESCRIPT_PLUGIN]) ? {} : compileTargets(tree, plan);
  const isTested = plan.unitTestRunner === 'vitest' && testTargetName(tree) === undefined;
  const integrated = plan.layout.kind === 'integrated';
  return {
    ...(integrated ? { build: integratedBuild(tree, plan) } : {}),
    ...compiled,
    ...(isTested ? { test: testTarget(tree, plan) } : {}),
  };
}

/** The name of the target that a registered plugin infers for Vitest; `undefined` when none does. */
export function testTargetName(tree: Tree): string | undefined {
  const nxJson = readNxJson(tree) ?? {};
  for (const plugin of VITEST_PLUGINS) {
    const options = registeredPlugin(nxJson, plugin);
    if (options !== undefined) {
      return String(options['testTargetName'] ?? 'test');
    }
  }
  return undefined;
}

export function testTarget(
  tree: Tree,
  { layout }: Pick<ModulePlan, 'layout'>,
): TargetConfiguration {
  return {
    command: 'vitest run',
    options: PROJECT_FOLDER,
    cache: true,
    inputs: ['default', `^${productionInput(tree)}`],
    outputs: ['{projectRoot}/test-output/vitest/coverage'],
    // Packages find each other's built files unless a source condition says otherwise.
    ...(layout.kind === 'integrated' ? {} : { dependsOn: ['^build'] }),
  };
}

function compileTargets(tree: Tree, { layout }: ModulePlan): Targets {
  const inputs = ['default', `^${productionInput(tree)}`];
  if (layout.kind === 'integrated') {
    const commands = ['tsconfig.lib.json', 'tsconfig.spec.json'].map(
      (tsconfig) => `tsc --project ${tsconfig} --noEmit`,
    );
    const options = { ...PROJECT_FOLDER, commands, parallel: false };
    return { typecheck: { executor: 'nx:run-commands', options, cache: true, inputs } };
  }
  return {
    build: {
      command: 'tsc --build tsconfig.lib.json',
      options: PROJECT_FOLDER,
      cache: true,
      dependsOn: ['^build'],
      inputs: [productionInput(tree), ...NOT_BUILT, `^${productionInput(tree)}`],
      outputs: ['{projectRoot}/dist'],
    },
    typecheck: {
      command: 'tsc --build tsconfig.json --emitDeclarationOnly',
      options: PROJECT_FOLDER,
      cache: true,
      dependsOn: ['build', '^typecheck'],
      inputs,
      outputs: ['{projectRoot}/out-tsc'],
    },
  };
}

/** Nx's own compiler executor points imports of other libraries at their builds; tsc alone does not. */
function integratedBuild(tree: Tree, { projectRoot }: ModulePlan): TargetConfiguration {
  const outputPath = `${projectRoot}/dist`;
  const production = productionInput(tree);
  const inputs = [production, ...NOT_BUILT, `^${production}`];
  const common = { cache: true, dependsOn: ['^build'], inputs };
  if (!hasPackage(tree, '@nx/js')) {
    return {
      command: 'tsc --project tsconfig.lib.json --rootDir src --outDir dist',
      options: PROJECT_FOLDER,
      ...common,
      outputs: ['{projectRoot}/dist'],
    };
  }
  return {
    executor: '@nx/js:tsc',
    ...common,
    outputs: ['{options.outputPath}'],
    options: {
      outputPath,
      rootDir: `${projectRoot}/src`,
      main: `${projectRoot}/src/index.ts`,
      tsConfig: `${projectRoot}/tsconfig.lib.json`,
      generateExportsField: true,
    },
  };
}

function productionInput(tree: Tree): 'production' | 'default' {
  return readNxJson(tree)?.namedInputs?.['production'] === undefined ? 'default' : 'production';
}

function hasPlugin(tree: Tree, plugins: readonly string[]): boolean {
  const nxJson = readNxJson(tree) ?? {};
  return plugins.some((plugin) => registeredPlugin(nxJson, plugin) !== undefined);
}

function hasPackage(tree: Tree, name: string): boolean {
  const manifest = readJson<Record<string, Record<string, string> | undefined>>(
    tree,
    'package.json',
  );
  return [manifest['dependencies'], manifest['devDependencies']].some(
    (packages) => packages?.[name] !== undefined,
  );
}
