import { canonical } from '../canonical.js';
import { type CompletedCall } from '../calls.js';
import { type UnambiguousVerdict } from './register-zones.js';

/** The time that an element is in the queue for sure: after it was added, before its removal starts. */
interface Stay {
  readonly addStart: number;
  readonly addEnd: number;
  removeStart: number;
  removeEnd: number;
}

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
  const stays = new Map<string, Stay>();
  const empties: CompletedCall[] = [];
  const removals: CompletedCall[] = [];
  let hasUnknown = false;
  for (const call of calls) {
    if (call.f === 'enqueue') {
      const element = canonical(call.value);
      if (isNothing(call.value) || stays.has(element)) return 'ambiguous';
      stays.set(element, stayFrom(call));
    } else if (call.f !== 'dequeue') {
      return 'ambiguous';
    } else if (call.outcome !== 'ok') {
      hasUnknown = true;
    } else {
      (isNothing(call.result) ? empties : removals).push(call);
    }
  }
  for (const { result, start, end = Infinity } of removals) {
    const stay = stays.get(canonical(result));
    if (stay === undefined || stay.removeStart !== Infinity || end < stay.addStart) {
      return 'violation';
    }
    stay.removeStart = start;
    stay.removeEnd = end;
  }
  const sure = [...stays.values()].filter(isThere);
  if (hasUnknown && sure.some(({ removeEnd }) => removeEnd === Infinity)) return 'ambiguous';
  return hasOvertaking(sure) || empties.some(isCoveredBy(sure)) ? 'violation' : 'ok';
}

function stayFrom({ start, end, outcome }: CompletedCall): Stay {
  const addEnd = outcome === 'ok' ? (end ?? Infinity) : Infinity;
  return { addStart: start, addEnd, removeStart: Infinity, removeEnd: Infinity };
}

/** Whether an element was added: one whose addition is open, and which was not removed, may never have been. */
function isThere({ addEnd, removeEnd }: Stay): boolean {
  return addEnd !== Infinity || removeEnd !== Infinity;
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

/** Whether the queue holds an element, this or that, all through a call. */
function isCoveredBy(stays: readonly Stay[]): (call: CompletedCall) => boolean {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { addEnd, removeStart } of [...stays].sort(
    (one, other) => one.addEnd - other.addEnd,
  )) {
    if (addEnd >= removeStart) continue;
    const last = ends.length - 1;
    if (last >= 0 && addEnd <= (ends[last] as number)) {
      ends[last] = Math.max(ends[last] as number, removeStart);
    } else {
      starts.push(addEnd);
      ends.push(removeStart);
    }
  }
  return ({ start, end = Infinity }) => {
    const block = lastAtMost(starts, start);
    return block >= 0 && (ends[block] as number) > end;
  };
}

/** The place of the last of some ascending numbers that is not above a bound; -1 if there is none. */
function lastAtMost(numbers: readonly number[], bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= bound) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}
