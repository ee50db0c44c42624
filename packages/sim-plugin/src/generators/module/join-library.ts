import { readJson, type Tree, updateJson, writeJson } from '@nx/devkit';
import { linkProject } from '../../workspace/package-workspaces.js';
import { type ModulePlan, type NewLibrary } from './module-plan.js';

interface RootTsconfig {
  compilerOptions?: { paths?: Record<string, string[]> };
  references?: { path: string }[];
}

/** Lets the other projects of the workspace import a new library, each layout in its way. */
export async function joinLibrary(
  tree: Tree,
  { layout, projectRoot }: ModulePlan,
  { importPath }: NewLibrary,
): Promise<void> {
  switch (layout.kind) {
    case 'solution':
      addReference(tree, projectRoot);
      return linkProject(tree, projectRoot);
    case 'packages':
      return linkProject(tree, projectRoot);
    case 'integrated':
      mapImportPath(tree, layout.pathsFile, importPath, `./${projectRoot}/src/index.ts`);
  }
}

function addReference(tree: Tree, projectRoot: string): void {
  updateJson<RootTsconfig>(tree, 'tsconfig.json', (tsconfig) => ({
    ...tsconfig,
    references: [...(tsconfig.references ?? []), { path: `./${projectRoot}` }],
  }));
}

function mapImportPath(tree: Tree, file: string, importPath: string, source: string): void {
  if (!tree.exists(file)) {
    writeJson(tree, file, ROOT_TSCONFIG);
  }
  const { compilerOptions } = readJson<RootTsconfig>(tree, file);
  const paths = { ...compilerOptions?.paths, [importPath]: [source] };
  updateJson<RootTsconfig>(tree, file, (tsconfig) => ({
    ...tsconfig,
    compilerOptions: { ...tsconfig.compilerOptions, paths },
  }));
}

/** For a workspace that has no root tsconfig to map import names in. */
const ROOT_TSCONFIG = {
  compileOnSave: false,
  compilerOptions: {
    rootDir: '.',
    sourceMap: true,
    target: 'es2022',
    lib: ['es2023'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
    paths: {},
  },
  exclude: ['node_modules', 'tmp'],
};
