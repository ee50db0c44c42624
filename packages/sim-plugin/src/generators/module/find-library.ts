import { posix } from 'node:path';
import { getProjects, type ProjectConfiguration, type Tree } from '@nx/devkit';
import { parseSimConfig } from '../../config/parse-sim-config.js';
import { SIM_CONFIG_FILE } from '../../config/sim-config.js';
import {
  ambiguousProject,
  moduleNameTaken,
  tagsOfExistingLibrary,
  testedWithJest,
  unknownProject,
} from '../../errors.js';
import { type ModulePlan } from './module-plan.js';
import { refuseFolderInUse } from './refuse-folder-in-use.js';

/** What was asked for, as far as it depends on the library. */
interface WantedModule extends Pick<ModulePlan, 'name' | 'unitTestRunner'> {
  readonly tags: string | undefined;
}

type Placement = Pick<ModulePlan, 'projectRoot' | 'moduleRoot' | 'library'>;

/** Plans a folder for the module in a library that exists. */
export function findLibrary(
  tree: Tree,
  wanted: string,
  { name, tags, unitTestRunner }: WantedModule,
): Placement {
  const [projectName, project] = findProject(tree, wanted);
  if (tags !== undefined) {
    throw tagsOfExistingLibrary(projectName);
  }
  const projectRoot = project.root;
  refuseIfNamed(tree, projectRoot, name);
  if (unitTestRunner === 'vitest') {
    refuseIfTestedWithJest(tree, projectName, projectRoot);
  }
  const sourceRoot = project.sourceRoot ?? posix.join(projectRoot, 'src');
  const moduleRoot = posix.join(sourceRoot, name);
  refuseFolderInUse(tree, moduleRoot);
  return {
    projectRoot,
    moduleRoot,
    library: { kind: 'existing', projectName, project, sourceRoot },
  };
}

/** By its name or, as on Nx's command line, by the part of its name after the scope. */
function findProject(tree: Tree, wanted: string): readonly [string, ProjectConfiguration] {
  const projects = [...getProjects(tree)];
  const exact = projects.filter(([name]) => name === wanted);
  const found = exact.length > 0 ? exact : projects.filter(([name]) => name.endsWith(`/${wanted}`));
  const [project] = found;
  if (project === undefined) {
    throw unknownProject(wanted);
  }
  if (found.length > 1) {
    throw ambiguousProject(
      wanted,
      found.map(([name]) => name),
    );
  }
  return project;
}

function refuseIfNamed(tree: Tree, projectRoot: string, name: string): void {
  const file = posix.join(projectRoot, SIM_CONFIG_FILE);
  const text = tree.read(file, 'utf8');
  const modules = text === null ? [] : parseSimConfig(text, file).modules;
  if (modules.some((module) => module.name === name)) {
    throw moduleNameTaken(name, file);
  }
}

/** A module's tests are written for Vitest, and one project has one test target. */
function refuseIfTestedWithJest(tree: Tree, projectName: string, projectRoot: string): void {
  const config = tree.children(projectRoot).find((file) => file.startsWith('jest.config.'));
  if (config !== undefined) {
    throw testedWithJest(projectName, posix.join(projectRoot, config));
  }
}
