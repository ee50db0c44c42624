import type { TSESTree } from '@typescript-eslint/types';

/**
 * What happens to an ambient API where it is named.
 *
 * - `call`, `construct`: it runs
 * - `member`: one of its members is taken; the member has a use of its own
 * - `dynamic`: a member is taken whose name only the run knows
 * - `alias`: it gets another name, whose uses are followed
 * - `extend`: a class derives from it
 * - `test`: it is compared, or asked for its type, without running
 * - `write`: it is replaced
 * - `export`: other files can use it under this file's name for it
 * - `load`: it is a module, and it is loaded
 * - `escape`: it goes where it cannot be followed
 */
export type UseKind =
  | 'call'
  | 'construct'
  | 'member'
  | 'dynamic'
  | 'alias'
  | 'extend'
  | 'test'
  | 'write'
  | 'export'
  | 'load'
  | 'escape';

/** The path of a `load` whose module only the run knows. */
export const UNKNOWN_MODULE = '?';

/** One place where a file touches something that it neither declares nor is given. */
export interface AmbientUse {
  /**
   * The API, however it was reached: `Date.now`, `node:crypto.randomUUID`. Built-in modules carry their
   * `node:` prefix; the global object is left out.
   */
  readonly path: string;
  readonly kind: UseKind;
  readonly node: TSESTree.Node;
  /** The number of arguments of a call; `undefined` when a spread hides it. */
  readonly argumentCount?: number | undefined;
  /** Whether the API was given the name used here in a place that is itself reported as an `alias`. */
  readonly renamed: boolean;
}
