const KIND_SHIFT = 26;
/** Which bits of a tag say whom the event is for. */
export const PARTY_MASK = (1 << (KIND_SHIFT - 1)) - 1;

/** The largest number of parties that an event's tag has room for. */
export const MOST_PARTIES = PARTY_MASK;

/** Set in the tag of an event that carries an object. The queue sets and clears it. */
export const PAYLOAD_FLAG = 1 << (KIND_SHIFT - 1);

/** The tag of an event whose payload is a function to call. */
export const ACTION_TAG = 63 << KIND_SHIFT;

/**
 * What an event is and whom it is for, as the integer that the queue carries.
 *
 * @param kind - 0 to 62
 * @param party - 0 to `MOST_PARTIES`
 */
export function eventTag(kind: number, party: number): number {
  return (kind << KIND_SHIFT) | party;
}

/** What an event is. */
export function kindOf(tag: number): number {
  return tag >>> KIND_SHIFT;
}

/** Whom an event is for. */
export function partyOf(tag: number): number {
  return tag & PARTY_MASK;
}
