import { makeOracle, type Oracle } from './oracle.js';

/**
 * An invariant that has a name but no check yet. Every report names it as TODO; it never counts as
 * passed.
 *
 * @param name - as reports speak of it; unique in its simulation
 */
export function todo(name: string): Oracle<unknown> {
  return makeOracle('todo', name, () => true, {});
}
