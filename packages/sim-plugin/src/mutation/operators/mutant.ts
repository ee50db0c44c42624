import type { Stretch } from './draft.js';
import type { OperatorName } from './operator-name.js';
import type { Site } from './site.js';

/** A changed version of one file: a stretch of it is replaced. */
export interface Mutant extends Stretch {
  /** 1 or more, unique among all mutants of a module. */
  readonly id: number;
  /** The file, from the workspace's root, with forward slashes. */
  readonly file: string;
  readonly operator: OperatorName;
  readonly replacement: string;
  readonly site: Site;
  /** The offset of the innermost named function or method around it; -1 outside of all. */
  readonly unit: number;
  /** The reason that the source gives for leaving it out. */
  readonly ignored?: string;
}
