import type { ModuleType } from '../config/module-type.js';
import type { Decision } from '../config/sim-config.js';
import type { Claim, Commands } from './claim.js';
import type { Evidence } from './evidence.js';
import { auditFiles, type AuditedFile } from './files/audit-files.js';
import type { ModuleFiles } from './files/module-files.js';
import { faultClaims } from './fault-claims.js';
import { auditHazards, type AuditedHazard } from './hazards/audit-hazards.js';
import { moduleFacts } from './hazards/module-facts.js';
import { driverClaim } from './driver-claim.js';
import { oracleClaims } from './oracle-claims.js';

/** A module with all that is shown of it, and all that is not. */
export interface ModuleAudit {
  readonly name: string;
  readonly type: ModuleType;
  readonly claims: readonly Claim[];
  /** The faults of the level that the module does not claim to survive. */
  readonly notClaimed: readonly string[];
  /** The known hazards, held against the module. */
  readonly hazards: readonly AuditedHazard[];
  /** The production files, with the kinds of test that they have and those that would pay. */
  readonly files: readonly AuditedFile[];
  /** What each target contributed, as short texts; `missing` where it wrote nothing. */
  readonly sources: readonly {
    readonly target: string;
    readonly text: string;
    /** The command that writes what is missing. */
    readonly mend?: string;
  }[];
}

/** What is known of a module. */
export interface ModuleParts {
  readonly name: string;
  readonly type: ModuleType;
  readonly files: ModuleFiles;
  readonly evidence: Evidence;
  /** The decisions of the project. */
  readonly decisions: readonly Decision[];
  readonly commands: Commands;
}

/** Adds up the evidence of a module. */
export function auditModule(parts: ModuleParts): ModuleAudit {
  const { name, type, files, evidence, decisions, commands } = parts;
  const claims = [
    ...oracleClaims(evidence, commands),
    ...faultClaims(evidence, commands),
    ...driverClaim(files, commands),
  ];
  const facts = moduleFacts(type, files);
  return {
    name,
    type,
    claims,
    notClaimed: evidence.sweep?.notClaimed ?? [],
    hazards: auditHazards(facts, claims, decisions, commands.simulation),
    files: auditFiles(files),
    sources: [
      source('simulation', sweepText(evidence.sweep), commands.run),
      source('exploration', explorationText(type, evidence.exploration), commands.explore),
      source('mutation', mutationText(evidence.mutation), commands.mutate),
    ],
  };
}

function source(
  target: string,
  text: string | undefined,
  mend: string,
): ModuleAudit['sources'][number] {
  return text === undefined ? { target, text: 'missing', mend } : { target, text };
}

function sweepText(sweep: Evidence['sweep']): string | undefined {
  if (sweep === undefined) return undefined;
  const { seeds, level, operations } = sweep;
  const idle = operations.filter(({ done }) => done === 0).map(({ name }) => name);
  const failed = seeds.failed === 0 ? '' : `, ${seeds.failed} of them fail`;
  const never = idle.length === 0 ? '' : `, operations never done: ${idle.join(', ')}`;
  return `${seeds.count} seeds at ${level}${failed}${never}`;
}

function explorationText(
  type: ModuleType,
  exploration: Evidence['exploration'],
): string | undefined {
  if (type === 'service') return 'not possible for a service';
  if (exploration === undefined) return undefined;
  const { verdict, distinct, bounds, violations } = exploration;
  const within = Object.entries(bounds)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  const found =
    violations === 0 ? '' : `, ${violations} ${violations === 1 ? 'violation' : 'violations'}`;
  return `${verdict}${found}, ${distinct} states within ${within}`;
}

function mutationText(mutation: Evidence['mutation']): string | undefined {
  return mutation && `${mutation.killed} of ${mutation.counted} mutants killed`;
}
