import { offsetFromRoot, type Tree, writeJson } from '@nx/devkit';
import { type ModulePlan } from './module-plan.js';

type Tsconfig = Readonly<Record<string, unknown>>;

interface LibraryTsconfigs {
  readonly 'tsconfig.json': Tsconfig;
  readonly 'tsconfig.lib.json': Tsconfig;
  readonly 'tsconfig.spec.json': Tsconfig;
}

/** Production code sees neither Node's globals nor the DOM's: a module has no use for them, unless it is a service. */
const NO_GLOBALS: readonly string[] = [];
const NODE: readonly string[] = ['node'];

const LEFT_OUT_OF_PRODUCTION = [
  'src/**/*.test.ts',
  'src/**/*.spec.ts',
  'src/**/sim.ts',
  'src/**/sim-*.ts',
  'src/**/tests/**',
];

const SEEN_BY_TESTS = [
  'src/**/*.test.ts',
  'src/**/*.spec.ts',
  'src/**/sim.ts',
  'src/**/sim-*.ts',
  'src/**/tests/**/*.ts',
  'src/**/*.d.ts',
];

const PRODUCTION_FILES = { include: ['src/**/*.ts'], exclude: LEFT_OUT_OF_PRODUCTION };

const BOTH = { files: [], include: [], references: references('tsconfig.lib', 'tsconfig.spec') };

/** The strictness that generated code is written for, where no tsconfig of the workspace gives any. */
const STRICT = {
  strict: true,
  forceConsistentCasingInFileNames: true,
  isolatedModules: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  skipLibCheck: true,
};

/** Writes tsconfig.json, tsconfig.lib.json for production and tsconfig.spec.json for the rest. */
export function writeLibraryTsconfigs(tree: Tree, plan: ModulePlan): void {
  for (const [file, tsconfig] of Object.entries(libraryTsconfigs(plan))) {
    writeJson(tree, `${plan.projectRoot}/${file}`, tsconfig);
  }
}

/** What the three files say; also the pattern for one that an existing library lacks. */
export function libraryTsconfigs({
  layout,
  projectRoot,
  unitTestRunner,
  type,
}: ModulePlan): LibraryTsconfigs {
  const globals = type === 'service' ? NODE : NO_GLOBALS;
  const toRoot = offsetFromRoot(projectRoot);
  const tests = {
    include: unitTestRunner === 'vitest' ? ['vitest.config.mts', ...SEEN_BY_TESTS] : SEEN_BY_TESTS,
  };
  switch (layout.kind) {
    case 'solution':
      return referenced({ extends: `${toRoot}tsconfig.base.json` }, tests, globals);
    case 'packages':
      return standalone(tests, globals);
    case 'integrated':
      return mapped(`${toRoot}${layout.pathsFile}`, toRoot, tests, globals);
  }
}

/** For `tsc --build`: the tests' project builds on the library's declarations. */
function referenced(base: Tsconfig, tests: Tsconfig, globals: readonly string[]): LibraryTsconfigs {
  return {
    'tsconfig.json': { ...base, ...BOTH },
    'tsconfig.lib.json': {
      ...base,
      compilerOptions: {
        rootDir: 'src',
        outDir: 'dist',
        tsBuildInfoFile: 'dist/tsconfig.lib.tsbuildinfo',
        emitDeclarationOnly: false,
        importHelpers: false,
        forceConsistentCasingInFileNames: true,
        types: globals,
      },
      ...PRODUCTION_FILES,
      references: [],
    },
    'tsconfig.spec.json': {
      ...base,
      compilerOptions: {
        outDir: './out-tsc/vitest',
        types: ['node'],
        forceConsistentCasingInFileNames: true,
      },
      ...tests,
      references: references('tsconfig.lib'),
    },
  };
}

/** The same where no root tsconfig gives the compiler options. */
function standalone(tests: Tsconfig, globals: readonly string[]): LibraryTsconfigs {
  const tsconfigs = referenced({ extends: './tsconfig.json' }, tests, globals);
  const compilerOptions = {
    ...STRICT,
    composite: true,
    declarationMap: true,
    lib: ['es2023'],
    target: 'es2022',
    module: 'nodenext',
    moduleResolution: 'nodenext',
  };
  return { ...tsconfigs, 'tsconfig.json': { compilerOptions, ...BOTH } };
}

/** For a root tsconfig that maps import names to sources, which may be anywhere in the workspace. */
function mapped(
  rootTsconfig: string,
  toRoot: string,
  tests: Tsconfig,
  globals: readonly string[],
): LibraryTsconfigs {
  const base = { extends: './tsconfig.json' };
  const outDir = `${toRoot}dist/out-tsc`;
  const compilerOptions = {
    ...STRICT,
    rootDir: toRoot,
    lib: ['es2023'],
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    importHelpers: false,
  };
  return {
    'tsconfig.json': { extends: rootTsconfig, compilerOptions, ...BOTH },
    'tsconfig.lib.json': {
      ...base,
      compilerOptions: { outDir, declaration: true, types: globals },
      ...PRODUCTION_FILES,
    },
    'tsconfig.spec.json': {
      ...base,
      compilerOptions: { outDir, types: ['node'] },
      ...tests,
    },
  };
}

function references(...names: readonly string[]): readonly { readonly path: string }[] {
  return names.map((name) => ({ path: `./${name}.json` }));
}
