import { mix32 } from './keyed-hash.js';

// The ids of what an event causes follow from the event's own id alone, never from a counter: dropping
// one event from a plan leaves the fates of all others as they were.

/** The causal id of a message's second copy. */
export function copyId(id: number): number {
  return mix32(id ^ 0x5bd1e995);
}

/**
 * The causal id of an effect of an event, or of the port call that it is.
 *
 * @param cause - the causal id of the event
 * @param index - which of the event's effects it is, from 0
 */
export function effectId(cause: number, index: number): number {
  return mix32(cause + Math.imul(index + 1, 0x9e3779b1));
}
