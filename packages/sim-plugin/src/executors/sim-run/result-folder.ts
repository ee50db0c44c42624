import { levelNumber } from '@gossip/sim-runtime/results';
import type { Level } from '@gossip/sim-runtime/sim';
import {
  mergedLevelFolder,
  mergedFolder,
  shardFolder,
  sweepFolder,
} from '../../config/output-folders.js';
import type { Target } from './target.js';

/**
 * A level as the options spell it, by its name or its number. Nx looks for the files of a run by the text
 * of the option, so folders bear that text.
 */
export type LevelSpelling = Level | `${number}`;

/** The folders that may hold a merged report of a level. */
export function mergedFolders(level: Level): readonly string[] {
  return [level, String(levelNumber(level))].map(mergedLevelFolder);
}

/** The folder of a run's results, from the project's root. */
export function resultFolder(target: Target, level: LevelSpelling): string {
  switch (target.kind) {
    case 'shard':
      return shardFolder(level, `${target.shard.index}/${target.shard.of}`);
    case 'merge':
      return mergedFolder(level, String(target.shards));
    default:
      return sweepFolder(level);
  }
}
