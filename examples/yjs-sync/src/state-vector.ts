import * as Y from 'yjs';

/** How many changes of each session a document has. */
export type StateVector = ReadonlyMap<number, number>;

/** Whether a document with `own` has all that one with `needed` has. */
export function covers(own: StateVector, needed: StateVector): boolean {
  for (const [session, clock] of needed) if ((own.get(session) ?? 0) < clock) return false;
  return true;
}

/** What a document with `state` had before the changes in `update` were made in it. */
export function stateBefore(update: Uint8Array, state: StateVector): StateVector {
  return new Map([...state, ...Y.parseUpdateMeta(update).from]);
}

/** As bytes, the same ones for the same state. */
export function encodeState(state: StateVector): Uint8Array {
  return Y.encodeStateVector(new Map(state));
}
