import { type CompletedCall } from '../calls.js';
import { type UnambiguousVerdict } from './register-zones.js';
import { isCoveredBy, type Stay, staysOf } from './stays.js';

/**
 * Linearizability of a first-in-first-out queue to which no element is added twice, without a search.
 *
 * There is an order of all calls if and only if no element is removed that was not added, or before, or twice;
 * no element is removed before another that was added before it; and no removal finds the queue empty while one element
 * or another is in it all the time (Henzinger, Sezgin and Vafeiadis, "Aspect-Oriented Linearizability Proofs",
 * 2013, theorem 1). A removal of unknown result has no part in that, unless an element is left that it may have
 * removed: that is ambiguous.
 *
 * @param calls - the calls that may have taken effect, in the order of their starts
 */
export function checkQueue(calls: readonly CompletedCall[]): UnambiguousVerdict {
  const found = staysOf(calls, 'enqueue', 'dequeue');
  if (typeof found === 'string') return found;
  const { stays, empties } = found;
  return hasOvertaking(stays) || empties.some(isCoveredBy(stays)) ? 'violation' : 'ok';
}

/**
 * Linearizability of a queue without an order: as of one with it, but that elements may overtake others.
 *
 * @param calls - the calls that may have taken effect, in the order of their starts
 */
export function checkUnorderedQueue(calls: readonly CompletedCall[]): UnambiguousVerdict {
  const found = staysOf(calls, 'enqueue', 'dequeue');
  if (typeof found === 'string') return found;
  return found.empties.some(isCoveredBy(found.stays)) ? 'violation' : 'ok';
}

/** Whether an element was removed before another, and added after it. */
function hasOvertaking(stays: readonly Stay[]): boolean {
  const added = [...stays].sort((first, second) => first.addEnd - second.addEnd);
  let next = 0;
  let lastRemoval = -Infinity;
  for (const stay of [...stays].sort((first, second) => first.addStart - second.addStart)) {
    for (let before = added[next]; before && before.addEnd < stay.addStart; before = added[++next])
      lastRemoval = Math.max(lastRemoval, before.removeStart);
    if (stay.removeEnd < lastRemoval) return true;
  }
  return false;
}
