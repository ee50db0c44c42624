declare const nodeIdBrand: unique symbol;

/**
 * The identity of a node or an actor: a non-negative integer, dense from 0 under simulation.
 *
 * Drivers map it to an address; names appear only at the edges (traces and reports).
 */
export type NodeId = number & {
  /** @internal */
  readonly [nodeIdBrand]: 'NodeId';
};

/**
 * Makes a node's identity from a number.
 *
 * @param id - 0 or more
 * @throws RangeError when `id` is not a whole number from 0 to 2^32 - 1
 */
export function nodeId(id: number): NodeId {
  if (!Number.isInteger(id) || id < 0 || id > 0xffffffff) {
    throw new RangeError(`A node id is a whole number from 0 to 4294967295, not ${id}.`);
  }
  return id as NodeId;
}
