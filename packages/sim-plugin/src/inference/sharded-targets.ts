import { type TargetConfiguration } from '@nx/devkit';
import { mergedFolder, shardFolder } from '../config/output-folders.js';
import { type SimTargetNames } from './plugin-options.js';
import { runTarget } from './run-target.js';
import { type SimulationInputs } from './simulation-inputs.js';

/** The targets that split a sweep, and what they are called together. */
export interface ShardedTargets {
  readonly targets: Readonly<Record<string, TargetConfiguration>>;
  /** By the group's name, as Nx shows them: the merge first. */
  readonly targetGroups: Readonly<Record<string, readonly string[]>>;
}

/**
 * One cached task for each shard of a sweep, and a task that depends on all of them and makes one report
 * of theirs. The names are those of tasks that Nx's own plugins split: `sim-run-ci--2/8`.
 *
 * They are not marked as atomized (`nonAtomizedTarget`), because Nx then refuses to run them without Nx
 * Cloud, and they serve on one machine, too.
 *
 * @param base - how globs name the project's folder
 */
export function shardedTargets(
  { runTargetName }: SimTargetNames,
  shards: number,
  inputs: SimulationInputs['run'],
  base: string,
): ShardedTargets {
  const mergeName = `${runTargetName}-ci`;
  const atoms = Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`).map(
    (shard) =>
      [
        `${mergeName}--${shard}`,
        runTarget(`${mergeName}--${shard}`, inputs, {
          description: `Runs shard ${shard} of a sweep`,
          outputs: [`${base}/${shardFolder('{options.level}', shard)}`],
          // A shard run by itself is still one of a merge, which has the last word.
          options: { shard, merge: shards },
        }),
      ] as const,
  );
  const atomNames = atoms.map(([name]) => name);
  const merge: TargetConfiguration = {
    ...runTarget(mergeName, inputs, {
      description: `Runs a sweep as ${shards} tasks, and reports it as one`,
      outputs: [`${base}/${mergedFolder('{options.level}', String(shards))}`],
      options: { merge: shards },
    }),
    // What is asked of the whole is asked of each part, be it in nx.json or on the command line.
    dependsOn: atomNames.map((target) => ({ target, options: 'forward', params: 'forward' })),
  };
  return {
    targets: { [mergeName]: merge, ...Object.fromEntries(atoms) },
    targetGroups: { [groupName(mergeName)]: [mergeName, ...atomNames] },
  };
}

/** As Nx's own plugins derive it: `sim-run-ci` is shown as `SIM-RUN (CI)`. */
function groupName(mergeName: string): string {
  return `${mergeName.replace(/-ci$/, '').toUpperCase()} (CI)`;
}
