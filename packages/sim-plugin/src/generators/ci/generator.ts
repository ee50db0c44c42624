import {
  formatFiles,
  generateFiles,
  type GeneratorCallback,
  logger,
  readJson,
  type Tree,
} from '@nx/devkit';
import { OUTPUT } from '../../config/output-folders.js';
import { ciFileExists, unknownOptionValue } from '../../errors.js';
import { defaultBranch } from './default-branch.js';
import { targetNames } from '../module/target-names.js';
import { templates } from '../templates.js';
import { ciPackageManager } from './package-manager.js';
import { CI_SYSTEMS, type CiOptions, type CiSystem, DEFAULT_SWEEPS } from './schema.js';

const FILES: Readonly<Record<CiSystem, string>> = {
  github: '.github/workflows/simulation.yml',
  gitlab: '.gitlab/simulation.yml',
};

const GITLAB_ROOT = '.gitlab-ci.yml';

/**
 * Writes the jobs that simulate a workspace in continuous integration.
 *
 * @throws SimPluginError before anything is written, when such jobs are there or cannot be written
 */
export default async function ciGenerator(
  tree: Tree,
  options: CiOptions,
): Promise<GeneratorCallback> {
  const system = CI_SYSTEMS.find((it) => it === options.ci);
  if (system === undefined) {
    throw unknownOptionValue('ci', options.ci, CI_SYSTEMS);
  }
  const file = FILES[system];
  if (tree.exists(file)) {
    throw ciFileExists(file);
  }
  const { shards, nightlySeeds, weeklySeeds } = { ...DEFAULT_SWEEPS, ...options };
  const names = targetNames(tree);
  const { checkTargetName, runTargetName, exploreTargetName, mutateTargetName } = names;
  const explored = options.explore === true ? [exploreTargetName] : [];
  const mutated = options.mutate === true ? [mutateTargetName] : [];
  const audited = options.audit === true ? [names.auditTargetName] : [];
  generateFiles(tree, templates('ci', system), '.', {
    dot: '.',
    ...names,
    affectedTargets: [checkTargetName, runTargetName, ...explored, ...mutated, ...audited].join(),
    audit: options.audit === true,
    packageManager: ciPackageManager(tree),
    mainBranch: defaultBranch(tree),
    nodeVersionFile: nodeVersionFile(tree),
    nightlySeeds,
    weeklySeeds,
    output: OUTPUT,
    shards,
    shardNumbers: Array.from({ length: shards }, (_, index) => index + 1).join(', '),
  });
  const steps = system === 'gitlab' ? joinPipeline(tree, file) : [];
  if (!options.skipFormat) {
    await formatFiles(tree);
  }
  return () => {
    for (const step of steps) {
      logger.info(step);
    }
  };
}

/** What says which Node.js the workspace is made for, in the order in which its tools go by it. */
function nodeVersionFile(tree: Tree): string | undefined {
  const file = ['.nvmrc', '.node-version'].find((it) => tree.exists(it));
  if (file !== undefined || !tree.exists('package.json')) {
    return file;
  }
  const { engines } = readJson<{ readonly engines?: { readonly node?: string } }>(
    tree,
    'package.json',
  );
  return engines?.node === undefined ? undefined : 'package.json';
}

/**
 * Lets GitLab find the jobs, whose own file it does not look for.
 *
 * @returns what is left for the user to do
 */
function joinPipeline(tree: Tree, file: string): readonly string[] {
  const schedules =
    'Make two pipeline schedules in GitLab: a nightly one with the variable SIMULATION=nightly, and a weekly one with SIMULATION=weekly.';
  if (tree.exists(GITLAB_ROOT)) {
    return [
      `Add "include: ${file}" to ${GITLAB_ROOT}, beside what it includes already.`,
      schedules,
    ];
  }
  tree.write(GITLAB_ROOT, `include:\n  - local: ${file}\n`);
  return [schedules];
}
