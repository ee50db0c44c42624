import type { Limits } from '../../sweep/worker/session.js';

/** What a replay command has to name. */
export interface ReplayContext {
  readonly project: string;
  /** The target's name, which the workspace may have chosen. */
  readonly target: string;
  /** The module's name, where the project has several. */
  readonly module?: string;
  readonly limits: Limits;
}

/**
 * The command that runs a plan again.
 *
 * @param planFile - from the workspace's root, with forward slashes
 */
export function replayCommand(planFile: string, context: ReplayContext): string {
  const { project, target, module, limits } = context;
  const { only, maxEvents } = limits;
  // `nx <target> <project>` is for names that are no command of Nx and no path.
  const task = /^[\w-]+$/.test(target) ? `${target} ${project}` : `run ${project}:${target}`;
  const options = [
    `--plan=${planFile}`,
    ...(module === undefined ? [] : [`--module=${module}`]),
    ...(only === undefined ? [] : [`--only=${only}`]),
    ...(maxEvents === undefined ? [] : [`--maxEvents=${maxEvents}`]),
  ];
  return ['nx', task, ...options.map(quoted)].join(' ');
}

/** Quoted for a shell where it holds more than letters, digits and the harmless signs. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
