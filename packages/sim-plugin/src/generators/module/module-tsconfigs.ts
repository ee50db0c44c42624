import { posix } from 'node:path';
import { logger, readJson, type Tree, updateJson, writeJson } from '@nx/devkit';
import { libraryTsconfigs } from './library-tsconfigs.js';
import { type ModulePlan } from './module-plan.js';

interface Tsconfig {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly references?: readonly { readonly path: string }[];
}

const PRODUCTION_TSCONFIGS = ['tsconfig.lib.json', 'tsconfig.app.json'];
const SPEC_TSCONFIG = 'tsconfig.spec.json';

/** Leaves a module's simulation and tests out of an existing library's production build, and shows them to its tests. */
export function extendTsconfigs(tree: Tree, plan: ModulePlan): void {
  const production = PRODUCTION_TSCONFIGS.find((file) => tree.exists(inProject(plan, file)));
  const module = posix.relative(plan.projectRoot, plan.moduleRoot);
  if (production === undefined) {
    logger.warn(
      `${plan.projectRoot} has no tsconfig.lib.json: leave ${module}/sim.ts and ${module}/tests out of its production build yourself.`,
    );
    return;
  }
  extendList(tree, inProject(plan, production), 'exclude', {
    alike: ['src/**/sim.ts', 'src/**/sim-*.ts', 'src/**/tests/**'],
    added: [`${module}/sim.ts`, `${module}/sim-*.ts`, `${module}/tests/**`],
  });
  if (!tree.exists(inProject(plan, SPEC_TSCONFIG))) {
    writeSpecTsconfig(tree, plan, production);
  }
  extendList(tree, inProject(plan, SPEC_TSCONFIG), 'include', {
    alike: ['src/**/sim.ts', 'src/**/sim-*.ts', 'src/**/tests/**/*.ts'],
    added: [`${module}/sim.ts`, `${module}/sim-*.ts`, `${module}/tests/**/*.ts`],
  });
}

function inProject({ projectRoot }: ModulePlan, file: string): string {
  return posix.join(projectRoot, file);
}

/** Adds globs to a list, except those that a library of this generator has in a general form. */
function extendList(
  tree: Tree,
  file: string,
  key: 'include' | 'exclude',
  globs: { readonly alike: readonly string[]; readonly added: readonly string[] },
): void {
  updateJson<Tsconfig>(tree, file, (tsconfig) => {
    const present = tsconfig[key] ?? [];
    const missing = globs.added.filter(
      (glob, index) => !present.includes(glob) && !present.includes(globs.alike[index] ?? glob),
    );
    return { ...tsconfig, [key]: [...present, ...missing] };
  });
}

function writeSpecTsconfig(tree: Tree, plan: ModulePlan, production: string): void {
  const { references, ...spec } = libraryTsconfigs(plan)[SPEC_TSCONFIG];
  const toProduction =
    references === undefined ? {} : { references: [{ path: `./${production}` }] };
  writeJson(tree, inProject(plan, SPEC_TSCONFIG), { ...spec, ...toProduction });
  const solution = inProject(plan, 'tsconfig.json');
  if (tree.exists(solution) && readJson<Tsconfig>(tree, solution).references !== undefined) {
    updateJson<Tsconfig>(tree, solution, (tsconfig) => ({
      ...tsconfig,
      references: [...(tsconfig.references ?? []), { path: `./${SPEC_TSCONFIG}` }],
    }));
  }
}
