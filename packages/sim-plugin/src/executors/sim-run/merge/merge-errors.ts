import { SimPluginError } from '../../../errors.js';
import type { JsonProblem } from './schema-problem.js';
import type { ShardFile } from './shard-file.js';

export function shardMissing(place: ShardFile): SimPluginError {
  return new SimPluginError(
    `Shard ${nameOf(place)} is missing, since there is no ${place.file}: ${RUN_IT(place)}, or bring the files here that it wrote elsewhere.`,
  );
}

export function noShardReport(place: ShardFile): SimPluginError {
  return new SimPluginError(
    `${place.file} is no report of a shard that this version can read: ${RUN_IT(place)} again.`,
  );
}

/** The report is not as sim-run wrote it. */
export function alteredReport(place: ShardFile, { path, problem }: JsonProblem): SimPluginError {
  const where = path === '' ? '' : ` at ${path}`;
  return new SimPluginError(
    `${place.file} is not valid${where}: ${problem}; ${RUN_IT(place)} again.`,
  );
}

/**
 * @param what - what the report is, as in `of the level sunny`
 * @param wanted - what it should be
 */
export function foreignShard(place: ShardFile, what: string, wanted: string): SimPluginError {
  return new SimPluginError(
    `${place.file} is ${what}, and the merge is of ${wanted}: ${RUN_IT(place)} again, with the options that all shards have.`,
  );
}

export function shardCutShort(place: ShardFile, done: number, requested: number): SimPluginError {
  return new SimPluginError(
    `Shard ${nameOf(place)} was cut short, with ${done} of its ${requested} seeds done (${place.file}): ${RUN_IT(place)} again.`,
  );
}

function nameOf({ shard: { index, of } }: ShardFile): string {
  return `${index}/${of}`;
}

const RUN_IT = (place: ShardFile): string =>
  `run it with --level=${place.level} --shard=${nameOf(place)}`;
