import { mix32 } from '../kernel/keyed-hash.js';

/**
 * The causal id of a port call, which its answer carries, too.
 *
 * @param cause - the causal id of the event whose effect the call is
 * @param index - which of that event's effects it is, from 0
 */
export function portCallId(cause: number, index: number): number {
  return mix32(cause + Math.imul(index + 1, 0x9e3779b1));
}
