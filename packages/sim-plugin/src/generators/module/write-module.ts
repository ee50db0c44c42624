import { posix } from 'node:path';
import { generateFiles, offsetFromRoot, readJson, type Tree, writeJson } from '@nx/devkit';
import { type ModuleType } from '../../config/module-type.js';
import { type ExploreBounds, SIM_CONFIG_FILE } from '../../config/sim-config.js';
import { domainVariables } from './domain/domain-variables.js';
import { type ModulePlan } from './module-plan.js';
import { templateVariables } from './template-variables.js';
import { templates } from '../templates.js';

interface SimConfigFile {
  readonly $schema?: string;
  readonly modules?: Readonly<Record<string, unknown>>;
}

/** Bounds within which the exploration of a new module ends in seconds; none for a type that is not explored. */
const STARTER_BOUNDS: Readonly<Record<ModuleType, ExploreBounds>> = {
  coordination: { operations: 4, parties: 2, losses: 1, clockSteps: 2, draws: 1 },
  gossip: { operations: 2, parties: 2, losses: 1, clockSteps: 1, draws: 1 },
  pipeline: { operations: 20, losses: 2, crashes: 1 },
  service: {},
};

/** Writes the module's sources, simulation and tests, and marks its project as simulated. */
export function writeModule(tree: Tree, plan: ModulePlan): void {
  const { type, domain, hasClients } = plan;
  const folder = domain === undefined ? `${type}/src` : `named/${type}/src`;
  for (const files of hasClients ? [folder, `clients/${type}/src`] : [folder]) {
    generateFiles(tree, templates('module', files), plan.moduleRoot, {
      ...templateVariables(plan),
      ...(domain === undefined ? {} : domainVariables(type, domain)),
    });
  }
  if (plan.unitTestRunner === 'none') {
    leaveOutSpecs(tree, posix.join(plan.moduleRoot, 'tests'));
  }
  addToSimConfig(tree, plan);
}

/** The oracles stay: they are what a simulation is about, with or without tests. */
function leaveOutSpecs(tree: Tree, folder: string): void {
  const specs = tree.children(folder).filter((file) => file.endsWith('.spec.ts'));
  for (const spec of specs) {
    tree.delete(posix.join(folder, spec));
  }
}

function addToSimConfig(tree: Tree, { name, type, projectRoot, moduleRoot }: ModulePlan): void {
  const file = posix.join(projectRoot, SIM_CONFIG_FILE);
  const config = tree.exists(file)
    ? readJson<SimConfigFile>(tree, file)
    : newSimConfig(projectRoot);
  const simulation = posix.join(posix.relative(projectRoot, moduleRoot), 'sim.ts');
  const explore = STARTER_BOUNDS[type];
  const bounds = Object.keys(explore).length === 0 ? {} : { explore };
  const modules = { ...config.modules, [name]: { type, simulation, ...bounds } };
  writeJson(tree, file, { ...config, modules });
}

function newSimConfig(projectRoot: string): SimConfigFile {
  const schema = 'node_modules/@gossip/sim-plugin/src/config/schema.json';
  return { $schema: `${offsetFromRoot(projectRoot)}${schema}` };
}
