import type { Shard } from '../../../sweep/seeds/shard.js';
import type { LevelSpelling } from '../result-folder.js';

/** Where the report of a shard should be. */
export interface ShardFile {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** From the workspace's root, with forward slashes. */
  readonly file: string;
  readonly shard: Shard;
  readonly level: LevelSpelling;
}
