import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { printable } from '@gossip/sim-runtime/printable';
import { minimatch } from 'minimatch';
import { isInputOfDependents, isInputOfRun } from '../../inference/unread-sources.js';

/** What the workspace says of the files that the hash of a task covers. */
export interface Hashing {
  /** The roots of all projects, from the workspace's root. */
  readonly projectRoots: readonly string[];
  /** The globs that inputs of the workspace name, from its root, such as those of `sharedGlobals`. */
  readonly globs: readonly string[];
  /** Whether inputs of the target name files that other targets write. */
  readonly takesOutputs: boolean;
}

interface Place extends Hashing {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** From the workspace's root. */
  readonly projectRoot: string;
}

/**
 * Says which sources of a simulation may change without another hash of its task, so that a cached result would be restored that
 * is not theirs.
 *
 * @param sources - absolute paths
 * @returns a note for each, as a line
 */
export function unhashedNotes(sources: readonly string[], place: Place): readonly string[] {
  const workspaceRoot = realpathSync(place.workspaceRoot);
  const files = sources.map((file) => relative(workspaceRoot, file).split(sep).join('/'));
  const others = files.filter((file) => !place.globs.some((glob) => minimatch(file, glob)));
  const own = others.filter((file) => rootOf(file, place) === place.projectRoot);
  const ignored = place.takesOutputs ? new Set() : ignoredByGit(own, workspaceRoot);
  return others.flatMap((file) => {
    const why = ignored.has(file) ? IGNORED : whyUnhashed(file, place);
    if (why === undefined) return [];
    const note = `NOTE  ${file} is part of the simulation, but its changes do not change the hash of the task, so that Nx may restore an old result: ${why}`;
    return [`${printable(note)}\n`];
  });
}

const IGNORED =
  'git ignores it. If a target writes it, name that target in `dependsOn` of this one, and its files in `inputs`, as `dependentTasksOutputFiles`.';

/** The root of the project that a file belongs to: of projects in each other, that of the inner one. */
function rootOf(file: string, { projectRoots }: Place): string | undefined {
  const roots = projectRoots.filter((each) => each === '.' || file.startsWith(`${each}/`));
  return roots.sort((one, other) => other.length - one.length)[0];
}

function whyUnhashed(file: string, place: Place): string | undefined {
  const root = rootOf(file, place);
  if (root === undefined) {
    return 'it belongs to no project. Move it into a library, or name it in `sharedGlobals` of nx.json.';
  }
  const path = root === '.' ? file : file.slice(root.length + 1);
  if (root === place.projectRoot) {
    return isInputOfRun(path)
      ? undefined
      : 'it is named like a test, or like what a build writes. Give it another name or place.';
  }
  return isInputOfDependents(path)
    ? undefined
    : `it is no source of the project in ${root}, or is named like a test. Give it another name.`;
}

/**
 * The files that git ignores, which Nx does not hash; none where there is no git. What is ignored in other projects is what their
 * builds wrote, of sources that Nx does hash.
 */
function ignoredByGit(files: readonly string[], workspaceRoot: string): ReadonlySet<string> {
  if (files.length === 0) return new Set();
  const { stdout } = spawnSync('git', ['check-ignore', '-z', '--stdin'], {
    cwd: workspaceRoot,
    input: files.join('\0'),
    encoding: 'utf8',
  });
  return new Set((stdout ?? '').split('\0'));
}
