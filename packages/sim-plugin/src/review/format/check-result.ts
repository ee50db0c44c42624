import type { Diagnostic } from '../diagnostic.js';
import type { SuppressedDiagnostic } from '../review-file.js';
import type { CheckSummary } from '../summary.js';

/** Everything that a check has to say; formats only differ in how they say it. */
export interface CheckResult {
  readonly summary: CheckSummary;
  /** In the order of {@link byPlace}. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
}
