import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { EXPLORE_FOLDER, mutationFolder, sweepFolder } from '../config/output-folders.js';
import { otherLevel, unreadableResult } from './audit-errors.js';
import { type MutationFile, survivorsOf } from './survivors/survivors-of.js';
import type { Evidence, ExplorationEvidence, MutationEvidence, SweepEvidence } from './evidence.js';

/** Where the results of a module are. */
export interface ResultPlace {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** The module's folder inside that of a target's results: empty where the project has one module. */
  readonly folder: string;
  /** The level, and how the option spells it. */
  readonly level: string;
  readonly levelSpelling: string;
}

/**
 * Reads what the other targets wrote about a module. A result that is not there is left out.
 *
 * @throws SimPluginError when a file is no such result, or one of another level or version
 */
export function readEvidence(place: ResultPlace): Evidence {
  const { folder, level, levelSpelling } = place;
  const fileOf = (output: string, name: string): string =>
    posix.join(place.projectRoot, output, folder, name);
  const sweepFile = fileOf(sweepFolder(levelSpelling), 'report.json');
  const sweep = read<SweepEvidence>(place, sweepFile, 'sim-run', 1);
  if (sweep !== undefined && sweep.level !== level) {
    throw otherLevel(sweepFile, sweep.level, level);
  }
  const exploreFile = fileOf(EXPLORE_FOLDER, 'explore.json');
  const exploration = read<ExplorationEvidence>(place, exploreFile, 'sim-explore', 1);
  const mutationFile = fileOf(mutationFolder(levelSpelling), 'mutation.json');
  const mutation = read<MutationFile>(place, mutationFile, 'sim-mutate', '2');
  return {
    ...(sweep && { sweep }),
    ...(exploration && { exploration }),
    ...(mutation && { mutation: counted(mutation) }),
  };
}

const KILLED = ['Killed', 'Timeout'];
const LIVES = ['Survived', 'NoCoverage'];

function counted({ files, testFiles }: MutationFile): MutationEvidence {
  const tests = Object.values(testFiles).flatMap((file) => file.tests);
  const mutants = Object.values(files).flatMap((file) => file.mutants);
  const killed = mutants.filter(({ status }) => KILLED.includes(status));
  const killsOf = (id: string): number =>
    killed.filter(({ killedBy }) => killedBy?.includes(id) === true).length;
  return {
    counted: killed.length + mutants.filter(({ status }) => LIVES.includes(status)).length,
    killed: killed.length,
    kills: Object.fromEntries(tests.map(({ id, name }) => [name, killsOf(id)])),
    survivors: survivorsOf({ files, testFiles }),
  };
}

function read<Content extends object>(
  { workspaceRoot }: ResultPlace,
  file: string,
  target: string,
  version: string | number,
): Content | undefined {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(workspaceRoot, file), 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw unreadableResult(file, message, target);
  }
  const found = (content as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  if (found === version) return content as Content;
  throw unreadableResult(file, `its schemaVersion is not ${version}`, target);
}
