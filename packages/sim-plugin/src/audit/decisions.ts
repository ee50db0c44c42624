import type { Decision } from '../config/sim-config.js';
import type { Claim } from './claim.js';
import { type AuditVerdict, VERDICTS } from './verdict.js';

/** A design decision, held against the claims of a project. */
export interface AuditedDecision extends Decision {
  /** The worst verdict on its claims; `untested` where it has none. */
  readonly verdict: AuditVerdict;
  /** Its claims that no module has. */
  readonly unknown: readonly string[];
}

/** Holds the decisions of a project against the claims of its modules. */
export function auditDecisions(
  decisions: readonly Decision[],
  claims: readonly Claim[],
): readonly AuditedDecision[] {
  return decisions.map((decision) => {
    const own = claims.filter(({ name }) => decision.claims.includes(name));
    const unknown = decision.claims.filter((name) => own.every((claim) => claim.name !== name));
    const isCarried = own.length > 0 && unknown.length === 0;
    const worst = VERDICTS.find((verdict) => own.some((claim) => claim.verdict === verdict));
    return {
      ...decision,
      verdict: worst === 'refuted' || isCarried ? (worst ?? 'untested') : 'untested',
      unknown,
    };
  });
}

/** The oracles that no decision names; none where a project has no decisions. */
export function undecided(
  decisions: readonly Decision[],
  claims: readonly Claim[],
): readonly string[] {
  if (decisions.length === 0) return [];
  return claims
    .filter(({ kind }) => kind === 'oracle')
    .map(({ name }) => name)
    .filter((name) => decisions.every((decision) => !decision.claims.includes(name)));
}
