import type { TextEdit } from './rule.js';
import type { Severity } from './severity.js';

/** One finding of the review or of the type checker, ready to be shown. */
export interface Diagnostic {
  /** Path relative to the workspace, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** `sim/<rule>` for a rule of the review, `TS<number>` for the type checker. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong. */
  readonly what: string;
  /** Why it breaks "same seed, same universe"; the type checker gives none. */
  readonly why?: string;
  /** What to write instead. */
  readonly fix?: string;
  /** The change that `--fix` makes. */
  readonly repair?: TextEdit;
}

/** Orders diagnostics as a reader goes through files. */
export function byPlace(left: Diagnostic, right: Diagnostic): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line || left.column - right.column || (left.rule < right.rule ? -1 : 1);
}
