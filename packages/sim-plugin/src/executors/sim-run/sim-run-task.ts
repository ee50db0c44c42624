import type { SimRunOptions } from './options.js';
import type { Hashing } from './unhashed-sources.js';
import type { ProgressLine } from '../../sweep/progress-line.js';

/** One project to simulate. */
export interface SimRunTask {
  readonly project: string;
  /** The target's name, which the workspace may have chosen. */
  readonly target: string;
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  readonly options: SimRunOptions;
  readonly isLevelChosen: boolean;
  /** What the hash of the task covers. */
  readonly hashing: Hashing;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  readonly progress: ProgressLine;
  /** Ends the run before its time: what is done is reported, and counts as a failure. */
  readonly signal: AbortSignal;
}
