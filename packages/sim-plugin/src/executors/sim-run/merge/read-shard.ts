import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShardReport, SimulationReport } from '@gossip/sim-runtime/sim';
import { contradictionIn } from './contradiction.js';
import { alteredReport, noShardReport, shardMissing } from './merge-errors.js';
import { reportSchema } from './report-schema.js';
import { schemaProblem } from './schema-problem.js';
import type { ShardFile } from './shard-file.js';

/** The report of a sweep's part. */
export type ReportOfShard = SimulationReport & { readonly shard: ShardReport };

/**
 * Reads the report of a shard, and holds it to its schema and to itself.
 *
 * @throws SimPluginError when there is no such report, or not one that sim-run has written
 */
export function readShard(place: ShardFile): ReportOfShard {
  const path = join(place.workspaceRoot, place.file);
  if (!existsSync(path)) throw shardMissing(place);
  const value = parsed(readFileSync(path, 'utf8'));
  if (!isOfThisVersion(value)) throw noShardReport(place);
  const problem = schemaProblem(value, reportSchema());
  if (problem !== undefined) throw alteredReport(place, problem);
  const report = value as SimulationReport;
  if (!isOfShard(report)) throw alteredReport(place, { path: 'shard', problem: 'is missing' });
  const contradiction = contradictionIn(report);
  if (contradiction !== undefined) throw alteredReport(place, contradiction);
  return report;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOfThisVersion(value: unknown): boolean {
  return (value as Partial<SimulationReport> | null | undefined)?.schemaVersion === 1;
}

function isOfShard(report: SimulationReport): report is ReportOfShard {
  return report.shard !== undefined;
}
