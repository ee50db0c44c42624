import type { Weakness } from './claim.js';
import type { AuditVerdict } from './verdict.js';

/** What the rules look at. */
export interface Findings {
  readonly isRefuted: boolean;
  /** Whether anything checked the claim. */
  readonly isTested: boolean;
  /** Whether a complete exploration holds. */
  readonly isProved: boolean;
  readonly weaknesses: readonly Weakness[];
}

/** The verdict by the rules that reports print. */
export function verdictOf({ isRefuted, isTested, isProved, weaknesses }: Findings): AuditVerdict {
  if (isRefuted) return 'refuted';
  if (!isTested) return 'untested';
  if (weaknesses.length > 0) return 'weak';
  return isProved ? 'proved' : 'tested';
}
