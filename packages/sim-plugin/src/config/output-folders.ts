/** The folder in a project that holds the results of its simulations. */
export const OUTPUT = 'sim-output';

/**
 * The folder of a sweep's results, from the project's root: one for each level, because Nx replaces the
 * folder of an output when it restores it.
 *
 * @param level - as the option spells it: Nx resolves the path by the text of the option
 */
export function sweepFolder(level: string): string {
  return `${OUTPUT}/${level}`;
}

/**
 * The folder of a shard's results. It lies outside of the level's folder, which Nx would replace with it.
 *
 * @param shard - as `--shard` spells it: `2/8`
 */
export function shardFolder(level: string, shard: string): string {
  return `${OUTPUT}/shards/${level}/${shard}`;
}

/** The folder that may hold merged results of a level, of any number of shards. */
export function mergedLevelFolder(level: string): string {
  return `${OUTPUT}/merged/${level}`;
}

/**
 * The folder of the results of all shards. It lies outside of the level's folder, because both are outputs
 * of cached tasks, which Nx may run or restore at the same time.
 *
 * @param shards - as `--merge` spells it
 */
export function mergedFolder(level: string, shards: string): string {
  return `${mergedLevelFolder(level)}/${shards}`;
}

/** The folder of the results of an exploration, from the project's root. */
export const EXPLORE_FOLDER = `${OUTPUT}/explore`;

/**
 * The folder of the results of mutation testing, from the project's root: one for each level.
 *
 * @param level - as the option spells it
 */
export function mutationFolder(level: string): string {
  return `${OUTPUT}/mutation/${level}`;
}

/**
 * The folder of an audit, from the project's root: one for each level.
 *
 * @param level - as the option spells it
 */
export function auditFolder(level: string): string {
  return `${OUTPUT}/audit/${level}`;
}
