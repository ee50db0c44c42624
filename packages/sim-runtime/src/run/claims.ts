import { type FaultKind } from '../faults/fault-kind.js';
import {
  defaultClaims,
  type FaultMeans,
  type FaultMenu,
  kindsOf,
  missingNeed,
  notClaimed,
} from '../faults/fault-menu.js';
import { type Level } from '../faults/level.js';
import { type FaultNeed } from '../faults/fault-table.js';
import { type ModuleTypeDefinition } from './module-type.js';

/** What the parts of a definition that faults need are for. */
const PURPOSES: Readonly<Record<FaultNeed, string>> = {
  leaseDeadline: 'that says when a lease runs out',
  mutate: 'to falsify what is sent',
  corrupt: 'to falsify a record',
};

/**
 * The faults that a definition claims to survive.
 *
 * @throws TypeError when it claims one that it has no means to be tried with
 */
export function claimsOf(
  simulation: string,
  menu: FaultMenu,
  definition: FaultMeans & { readonly claims?: readonly FaultKind[] },
): readonly FaultKind[] {
  const { claims = defaultClaims(menu, definition) } = definition;
  const kinds = new Set(menu.map(({ kind }) => kind));
  for (const claim of claims) {
    const need = kinds.has(claim) ? missingNeed(claim, definition) : undefined;
    if (need === undefined) continue;
    throw new TypeError(
      `The simulation "${simulation}" claims to survive ${claim} but has no \`${need}\` ${PURPOSES[need]}: add it, or leave the claim out.`,
    );
  }
  return claims;
}

/**
 * The faults that any module of a type can claim to survive. The type has more of them, for which a
 * definition must have a function: when a lease runs out, or how a falsified message looks.
 *
 * @param type - the type's definition, such as `COORDINATION`
 * @internal
 */
export function claimableFaults(type: ModuleTypeDefinition): readonly FaultKind[] {
  return kindsOf(type.faults).filter((kind) => missingNeed(kind, {}) === undefined);
}

/**
 * The faults that a level injects into modules of a type, whether or not they claim to survive them.
 *
 * @param type - the type's definition, such as `COORDINATION`
 * @internal
 */
export function faultsOfLevel(type: ModuleTypeDefinition, level: Level): readonly FaultKind[] {
  return notClaimed(type.faults, level, []);
}
