import { posix } from 'node:path';
import { names, type Tree } from '@nx/devkit';
import { isModuleName } from '../../config/module-name.js';
import { isModuleType, MODULE_TYPES } from '../../config/module-type.js';
import {
  invalidModuleName,
  namedModuleHasNoClients,
  onlyGossipHasClients,
  unknownModuleType,
} from '../../errors.js';
import { detectLayout } from '../../workspace/detect-layout.js';
import { readClaims } from './domain/read-claims.js';
import { readDomain } from './domain/read-domain.js';
import { findLibrary } from './find-library.js';
import { type ModulePlan } from './module-plan.js';
import { planLibrary } from './plan-library.js';
import { readTooling } from './tooling.js';
import { workspaceFolder } from './workspace-folder.js';
import { type ModuleOptions } from './schema.js';

/**
 * Decides what to write, or refuses while nothing is written yet.
 *
 * @throws SimPluginError when an option makes no sense in this workspace
 */
export function planModule(tree: Tree, options: ModuleOptions): ModulePlan {
  if (!isModuleType(options.type)) {
    throw unknownModuleType(options.type, MODULE_TYPES);
  }
  const name = options.name ?? posix.basename(options.directory.replaceAll('\\', '/'));
  if (!isModuleName(name)) {
    throw invalidModuleName(name, suggestedName(name));
  }
  const domain = readDomain(options.type, options);
  const claims = readClaims(options.type, options.claims);
  const hasClients = options.clients === true;
  if (hasClients && options.type !== 'gossip') throw onlyGossipHasClients(options.type);
  if (hasClients && domain !== undefined) throw namedModuleHasNoClients();
  const tooling = readTooling(options);
  const layout = detectLayout(tree);
  const placement =
    options.project === undefined
      ? planLibrary(tree, workspaceFolder(tree, options.directory), name, options.tags)
      : findLibrary(tree, options.project, { name, tags: options.tags, ...tooling });
  const { type } = options;
  return { name, type, domain, claims, hasClients, ...tooling, layout, ...placement };
}

function suggestedName(name: string): string {
  const words = names(name).fileName.match(/[a-z][a-z0-9]*|[0-9]+/g) ?? [];
  const suggestion = words.join('-');
  return isModuleName(suggestion) ? suggestion : 'orders';
}
