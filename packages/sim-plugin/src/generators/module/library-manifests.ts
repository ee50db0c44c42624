import { addProjectConfiguration, type Tree, writeJson } from '@nx/devkit';
import { RUNTIME, runtimeRange } from '../init/tested-versions.js';
import { libraryTargets } from './library-targets.js';
import { type ModulePlan, type NewLibrary } from './module-plan.js';

/** Writes what tells Nx and the package manager of a new library: its package.json, and its project.json where Nx goes by that. */
export function writeManifests(tree: Tree, plan: ModulePlan, library: NewLibrary): void {
  const { projectRoot } = plan;
  const targets = { ...libraryTargets(tree, plan) };
  const tags = [...library.tags];
  const packageJson = { ...packageManifest(plan, library), ...dependencies() };
  if (plan.layout.kind === 'integrated') {
    writeJson(tree, `${projectRoot}/package.json`, packageJson);
    addProjectConfiguration(tree, library.projectName, {
      root: projectRoot,
      sourceRoot: `${projectRoot}/src`,
      projectType: 'library',
      tags,
      targets,
    });
    return;
  }
  const nx = {
    ...(tags.length > 0 ? { tags } : {}),
    ...(Object.keys(targets).length > 0 ? { targets } : {}),
  };
  writeJson(tree, `${projectRoot}/package.json`, {
    ...packageJson,
    ...(Object.keys(nx).length > 0 ? { nx } : {}),
  });
}

function packageManifest({ layout }: ModulePlan, { importPath }: NewLibrary) {
  const manifest = { name: importPath, version: '0.0.1', private: true, type: 'module' };
  switch (layout.kind) {
    case 'solution':
      return { ...manifest, ...entryPoints(layout.sourceCondition) };
    case 'packages':
      return { ...manifest, ...entryPoints(undefined) };
    case 'integrated':
      // The build copies the manifest beside the files it makes, and points it at them.
      return manifest;
  }
}

function entryPoints(sourceCondition: string | undefined) {
  const sources = sourceCondition === undefined ? {} : { [sourceCondition]: './src/index.ts' };
  return {
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: {
      './package.json': './package.json',
      '.': {
        ...sources,
        types: './dist/index.d.ts',
        import: './dist/index.js',
        default: './dist/index.js',
      },
    },
  };
}

function dependencies() {
  return { dependencies: { [RUNTIME]: runtimeRange() } };
}
