import { type ModuleType } from '../../../config/module-type.js';
import { unknownClaim } from '../../../errors.js';
import { CLAIMABLE_FAULTS } from './claimable-faults.js';

/**
 * The faults in `--claims=loss,crash`, which a simulation then names; `undefined` leaves it to the
 * runtime what a module of its type is taken to claim.
 *
 * @throws SimPluginError when one is not a fault that a module of the type can claim
 */
export function readClaims(
  type: ModuleType,
  value: string | undefined,
): readonly string[] | undefined {
  const claims = (value ?? '')
    .split(',')
    .map((claim) => claim.trim().toLowerCase())
    .filter((claim) => claim !== '');
  const unknown = claims.find((claim) => !CLAIMABLE_FAULTS[type].some((kind) => kind === claim));
  if (unknown !== undefined) {
    throw unknownClaim(unknown, type, CLAIMABLE_FAULTS[type]);
  }
  return claims.length === 0 ? undefined : [...new Set(claims)];
}
