import { posix } from 'node:path';
import { TallySum } from '@gossip/sim-runtime/results';
import type { Level, Tally } from '@gossip/sim-runtime/sim';
import { shardFolder } from '../../../config/output-folders.js';
import type { SimulationFacts } from '../../../sweep/worker/session.js';
import type { RunRequest } from '../run-request.js';
import type { MergedSweep } from '../target.js';
import { sweepFingerprint } from './part-of-sweep.js';
import { checkShard, commonWith, type Expected } from './check-shard.js';
import { readShard } from './read-shard.js';
import type { ShardFile } from './shard-file.js';
import { tallyOfReport } from './tally-of-report.js';

/** The simulation as it is here and now. */
export interface Code {
  readonly facts: SimulationFacts;
  /** Of the bundle. */
  readonly fingerprint: string;
}

export interface MergeTask {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** The module's name, where the project has several. */
  readonly module?: string;
  readonly request: RunRequest;
  readonly target: MergedSweep;
}

/** The sum of all shards, as if their seeds had been run in one place. */
export interface Merged {
  readonly level: Level;
  readonly firstSeed: number;
  readonly origin: string;
  readonly mergedShards: number;
  readonly tally: Tally;
  readonly requestedSeeds: number;
  readonly elapsedMs: number;
}

/**
 * Adds up the reports of the shards of one sweep.
 *
 * @throws SimPluginError when one is missing, cut short, or not of this sweep
 */
export function mergeShards(task: MergeTask, { facts, fingerprint }: Code): Merged {
  const { target, request } = task;
  const { level, shards, count, first } = target;
  let expected: Expected = {
    simulation: facts,
    level,
    fingerprint: sweepFingerprint(fingerprint, request.limits),
    ...(count === undefined ? {} : { count }),
    ...(first === undefined ? {} : { first }),
  };
  const sum = new TallySum();
  let elapsedMs = 0;
  let origin = '';
  for (const file of shardFiles(task)) {
    const report = readShard(file);
    checkShard(file, report, expected);
    // All of them are parts of the range that the first is a part of.
    expected = { ...expected, ...commonWith(report) };
    sum.add(tallyOfReport(report));
    elapsedMs += report.elapsedMs;
    origin ||= report.seeds.origin;
  }
  const { first: firstSeed = 0, count: requestedSeeds = 0 } = expected;
  return {
    level,
    firstSeed,
    origin,
    mergedShards: shards,
    tally: sum.total(),
    requestedSeeds,
    elapsedMs,
  };
}

function shardFiles({
  workspaceRoot,
  projectRoot,
  module,
  request,
  target,
}: MergeTask): ShardFile[] {
  const { level, shards } = target;
  const spelling = request.levelSpelling ?? level;
  return Array.from({ length: shards }, (_, position) => {
    const shard = { index: position + 1, of: shards };
    const folder = posix.join(
      projectRoot,
      shardFolder(spelling, `${shard.index}/${shards}`),
      module ?? '',
    );
    return { workspaceRoot, file: posix.join(folder, 'report.json'), shard, level: spelling };
  });
}
