import { createHash } from 'node:crypto';
import type { ShardReport } from '@gossip/sim-runtime/sim';
import { seedOfCode } from '../../../sweep/seeds/seed-of-task.js';
import type { SeedRange } from '../../../sweep/seeds/seed-range.js';
import { shardOf } from '../../../sweep/seeds/shard.js';
import type { Limits } from '../../../sweep/worker/session.js';
import type { ShardSweep } from '../target.js';

/** What one shard runs, and what its report says of the whole that it is part of. */
export interface Part {
  readonly seeds: SeedRange;
  readonly shard: ShardReport;
}

/** @param code - the fingerprint of the simulation's bundle */
export function partOf(target: ShardSweep, limits: Limits, code: string): Part {
  const { level, shard, count, first = seedOfCode(code, level) } = target;
  const fingerprint = sweepFingerprint(code, limits);
  return {
    seeds: shardOf({ first, count }, shard),
    shard: { ...shard, first, count, fingerprint },
  };
}

/** The fingerprint of a sweep: that of the code, and the options that decide the run of a seed. */
export function sweepFingerprint(code: string, { maxEvents, only }: Limits): string {
  const options = JSON.stringify([maxEvents ?? null, only ?? null]);
  return createHash('sha256').update(`${code} ${options}`).digest('hex').slice(0, 32);
}
