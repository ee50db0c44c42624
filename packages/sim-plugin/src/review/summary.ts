import type { Diagnostic } from './diagnostic.js';
import type { PackageVerdict } from './package/verdicts.js';
import type { Boundary, Severity } from './severity.js';

/** How many findings there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** The summary of the check of one project. */
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
  /** Third-party packages that the config vouches for, with the reasons. */
  readonly vouched: Readonly<Record<string, string>>;
  readonly typecheck: TypecheckSummary | 'skipped';
  /** The package that was reviewed in the place of the project. */
  readonly package?: PackageSummary;
}

/** A package under review, and what is said of it. */
export interface PackageSummary {
  readonly name: string;
  readonly version: string;
  /** Whether modules may import it: the project vouches for it, or the verdict does. */
  readonly isVouchedFor: boolean;
  /** What comes with the plugin: what a reading of this version, or of an earlier compatible one, found. */
  readonly verdict?: PackageVerdict & { readonly versions: string };
  /** The reason in the project's own sim.config.json. */
  readonly vouchedFor?: string;
  /** What vouches for it in sim.config.json. */
  readonly config: { readonly review: { readonly packages: Readonly<Record<string, string>> } };
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
