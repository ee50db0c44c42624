import { canonical } from '../canonical.js';
import { type CompletedCall } from '../calls.js';

/** When an element may come and go: it is there for sure: after it was added, before its removal starts. */
export interface Stay {
  readonly addStart: number;
  readonly addEnd: number;
  removeStart: number;
  removeEnd: number;
}

/** What calls say of a collection to which no element is added twice. */
export interface Stays {
  /** The elements that were there for sure. */
  readonly stays: readonly Stay[];
  /** The removals that found the collection empty. */
  readonly empties: readonly CompletedCall[];
}

/**
 * Pairs additions with removals.
 *
 * @param calls - the calls that may have taken effect, in the order of their starts
 * @param add - the function that adds an element
 * @param remove - the function that removes one, and returns it
 * @returns `violation` where an element is removed that was not added, or before, or twice; `ambiguous` where an element is added
 * twice, or where a removal of unknown result may have removed an element that is left
 */
export function staysOf(
  calls: readonly CompletedCall[],
  add: string,
  remove: string,
): Stays | 'ambiguous' | 'violation' {
  const stays = new Map<string, Stay>();
  const empties: CompletedCall[] = [];
  const removals: CompletedCall[] = [];
  let hasUnknown = false;
  for (const call of calls) {
    if (call.f === add) {
      const element = canonical(call.value);
      if (isNothing(call.value) || stays.has(element)) return 'ambiguous';
      stays.set(element, stayFrom(call));
    } else if (call.f !== remove) {
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
  return { stays: sure, empties };
}

function stayFrom({ start, end, outcome }: CompletedCall): Stay {
  const addEnd = outcome === 'ok' ? (end ?? Infinity) : Infinity;
  return { addStart: start, addEnd, removeStart: Infinity, removeEnd: Infinity };
}

/** Whether an element was added: one whose addition is open, and which was not removed, may never have been. */
function isThere({ addEnd, removeEnd }: Stay): boolean {
  return addEnd !== Infinity || removeEnd !== Infinity;
}

/** Whether a collection holds an element, this or that, all through a call. */
export function isCoveredBy(stays: readonly Stay[]): (call: CompletedCall) => boolean {
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
