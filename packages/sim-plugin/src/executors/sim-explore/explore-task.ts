import type { SimExploreOptions } from './options.js';

/** One project to explore. */
export interface SimExploreTask {
  readonly project: string;
  /** The target's name, which the workspace may have chosen. */
  readonly target: string;
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  readonly options: SimExploreOptions;
  readonly print: (text: string) => void;
  readonly printProgress: (text: string) => void;
  /** Ends the exploration; what it has found so far is kept. */
  readonly signal: AbortSignal;
  /** After how many milliseconds code of the module counts as endless. Default: 30,000. */
  readonly msUntilStuck?: number;
}
