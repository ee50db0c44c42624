import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShardReport, SimulationReport } from '@gossip/sim-runtime/sim';
import type { Shard } from '../../../sweep/seeds/shard.js';
import type { LevelSpelling } from '../result-folder.js';
import { noShardReport, shardMissing } from './merge-errors.js';

/** Where the report of a shard should be. */
export interface ShardFile {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** From the workspace's root, with forward slashes. */
  readonly file: string;
  readonly shard: Shard;
  readonly level: LevelSpelling;
}

/** The report of a sweep's part. */
export type ReportOfShard = SimulationReport & { readonly shard: ShardReport };

/** @throws SimPluginError when there is no such report */
export function readShard(place: ShardFile): ReportOfShard {
  const path = join(place.workspaceRoot, place.file);
  if (!existsSync(path)) throw shardMissing(place);
  const report = parsed(readFileSync(path, 'utf8'));
  if (!isReportOfShard(report)) throw noShardReport(place);
  return report;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As far as merging relies on it; sim-run has written the rest by the same version of its schema. */
function isReportOfShard(value: unknown): value is ReportOfShard {
  const { schemaVersion, shard, seeds, operations, oracles, failures, bugs } = (value ??
    {}) as Partial<ReportOfShard>;
  return (
    schemaVersion === 1 &&
    typeof shard === 'object' &&
    typeof seeds === 'object' &&
    [operations, oracles, failures, bugs].every(Array.isArray)
  );
}
