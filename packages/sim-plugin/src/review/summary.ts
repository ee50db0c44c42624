import type { Diagnostic } from './diagnostic.js';
import type { Boundary, Severity } from './severity.js';

/** How many findings there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** What a check of one project came to. */
export interface CheckSummary {
  readonly project: string;
  /** Of its modules, each once. */
  readonly boundaries: readonly Boundary[];
  readonly passed: boolean;
  readonly counts: SeverityCounts;
  readonly filesReviewed: number;
  /** Files that are exempt because they touch the outside world. */
  readonly adapters: number;
  /** How many rules were checked, and how many of them found nothing. */
  readonly rules: { readonly checked: number; readonly passed: number };
  /** Third-party packages that somebody vouches for, with the reasons. */
  readonly vouched: Readonly<Record<string, string>>;
  readonly typecheck: TypecheckSummary | 'skipped';
}

/** With what the types were checked. */
export interface TypecheckSummary {
  readonly typescript: string;
  readonly configs: readonly string[];
  readonly errors: number;
  /** Errors in the source of imported libraries, which their own checks report. */
  readonly elsewhere: number;
}

export function countSeverities(diagnostics: readonly Diagnostic[]): SeverityCounts {
  const count = (severity: Severity): number =>
    diagnostics.filter((it) => it.severity === severity).length;
  return { BLOCK: count('BLOCK'), WARN: count('WARN'), INFO: count('INFO') };
}
