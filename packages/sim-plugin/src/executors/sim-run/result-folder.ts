import { type Level, levelNumber } from '@gossip/sim-runtime/sim';
import type { Shard } from '../../sweep/seeds/shard.js';
import type { Target } from './target.js';

/** The folder in a project that holds what its simulations came to. */
const OUTPUT = 'sim-output';

const MERGED = `${OUTPUT}/merged`;

/**
 * A level as the options spell it, by its name or its number. Nx looks for what a run wrote by the text
 * of the option, so folders are called what that says.
 */
export type LevelSpelling = Level | `${number}`;

/** The folders that may hold a merged report of a level. */
export function mergedFolders(level: Level): readonly string[] {
  return [level, levelNumber(level)].map((spelling) => `${MERGED}/${spelling}`);
}

/**
 * Where the report of a shard is: not with that of the level, which Nx would take away with it when it
 * restores one of them. The path ends as `--shard` has it, for Nx to find it by that option.
 */
export function shardFolder(level: LevelSpelling, { index, of }: Shard): string {
  return `${OUTPUT}/shards/${level}/${index}/${of}`;
}

/**
 * Where the report of all shards is: apart from that of a sweep at the level, because both are outputs of
 * cached tasks, and Nx may run or restore the two at the same time. The path ends as `--merge` has it.
 */
function mergedFolder(level: LevelSpelling, shards: number): string {
  return `${MERGED}/${level}/${shards}`;
}

/** Where the results of a run are put, from the project's root. */
export function resultFolder(target: Target, level: LevelSpelling): string {
  if (target.kind === 'shard') return shardFolder(level, target.shard);
  if (target.kind === 'merge') return mergedFolder(level, target.shards);
  return `${OUTPUT}/${level}`;
}
