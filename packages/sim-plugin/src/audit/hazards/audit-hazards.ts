import type { Decision } from '../../config/sim-config.js';
import type { Claim } from '../claim.js';
import { unknownHazard } from '../audit-errors.js';
import { isAtLeast } from '../verdict.js';
import { HAZARDS } from './catalogue.js';
import type { Hazard } from './hazard.js';
import type { ModuleFacts } from './module-facts.js';

/** A hazard, held against a module and its claims. */
export interface AuditedHazard {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** `covered`: by claims that are tested or proved. `open`: it concerns the module, and they are missing. */
  readonly status: 'covered' | 'open' | 'not concerned';
  /** Why it concerns the module, or why it does not. */
  readonly why: string;
  /** The claims that cover it. */
  readonly claims: readonly string[];
  /** What closes it, where it is open. */
  readonly mend?: string;
}

/**
 * Holds every known hazard against a module.
 *
 * @param decisions - a decision that names a hazard says by which claims it is covered
 * @param simulation - the file of the simulation, from the workspace's root
 */
export function auditHazards(
  facts: ModuleFacts,
  claims: readonly Claim[],
  decisions: readonly Decision[],
  simulation: string,
): readonly AuditedHazard[] {
  const good = claims.filter(({ verdict }) => isAtLeast(verdict, 'tested'));
  return HAZARDS.map((hazard) => {
    const { id, title, source, unless } = hazard;
    const why = hazard.concerns(facts);
    if (why === undefined) {
      return { id, title, source, status: 'not concerned', why: unless, claims: [] };
    }
    const carried = coveredBy(hazard, good, decisions);
    if (carried.length > 0) return { id, title, source, status: 'covered', why, claims: carried };
    return { id, title, source, status: 'open', why, claims: [], mend: mendOf(hazard, simulation) };
  });
}

function coveredBy(
  { id, faults, oracles, needsBoth }: Hazard,
  good: readonly Claim[],
  decisions: readonly Decision[],
): readonly string[] {
  const decision = decisions.find(({ hazard }) => hazard === id);
  if (decision !== undefined) {
    const isCarried = decision.claims.every((name) => good.some((claim) => claim.name === name));
    return isCarried ? decision.claims : [];
  }
  const ofKind = (kind: Claim['kind'], isWanted: (name: string) => boolean): readonly string[] =>
    good.filter((claim) => claim.kind === kind && isWanted(claim.name)).map(({ name }) => name);
  const byFault = ofKind('fault', (name) => faults.includes(name));
  const byOracle = ofKind('oracle', (name) => oracles?.test(name) === true);
  if (needsBoth === true && (byFault.length === 0 || byOracle.length === 0)) return [];
  return [...byOracle, ...byFault];
}

function mendOf({ id, faults, needsBoth, oracles }: Hazard, simulation: string): string {
  const claim = `claim and test ${faults.join(' or ')} in ${simulation}`;
  const oracle = `demand it by an oracle there, and name that in a decision with "hazard": "${id}"`;
  if (faults.length === 0) return `in ${simulation}, ${oracle}`;
  if (oracles === undefined) return claim;
  return `${claim}${needsBoth === true ? ', and' : ', or'} ${oracle}`;
}

/**
 * Checks that decisions name hazards that there are.
 *
 * @throws SimPluginError at the first that does not
 */
export function requireKnownHazards(decisions: readonly Decision[]): void {
  const ids = HAZARDS.map(({ id }) => id);
  for (const { hazard, statement } of decisions) {
    if (hazard !== undefined && !ids.includes(hazard)) throw unknownHazard(hazard, statement, ids);
  }
}
