import type { Level } from '../../config/level.js';
import type { ModuleAudit } from '../audit-module.js';
import type { AuditedDecision } from '../decisions.js';
import { type AuditVerdict, RULES, VERDICTS } from '../verdict.js';

const SCHEMA_VERSION = 1;

/** What an audit found, as audit.json has it; `schema.json` describes it. It holds no times. */
export interface AuditReport {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly project: string;
  readonly level: Level;
  /** How many claims have each verdict. */
  readonly verdicts: Readonly<Record<AuditVerdict, number>>;
  readonly modules: readonly ModuleAudit[];
  readonly decisions: readonly AuditedDecision[];
  /** The oracles that no decision names, where there are decisions. */
  readonly undecided: readonly string[];
  /** The rules of the verdicts. */
  readonly rules: readonly string[];
}

/** Makes the report of an audit. */
export function auditReport(
  parts: Pick<AuditReport, 'project' | 'level' | 'modules' | 'decisions' | 'undecided'>,
): AuditReport {
  const claims = parts.modules.flatMap((module) => module.claims);
  const counts = VERDICTS.map(
    (verdict) => [verdict, claims.filter((claim) => claim.verdict === verdict).length] as const,
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    project: parts.project,
    level: parts.level,
    verdicts: Object.fromEntries(counts) as Record<AuditVerdict, number>,
    modules: parts.modules,
    decisions: parts.decisions,
    undecided: parts.undecided,
    rules: RULES,
  };
}
