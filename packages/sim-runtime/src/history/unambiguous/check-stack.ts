import { type CompletedCall } from '../calls.js';
import { CoverageTree } from './coverage-tree.js';
import { type UnambiguousVerdict } from './register-zones.js';
import { StackElements, StackSegment } from './stack-segment.js';
import { StackTimes } from './stack-times.js';
import { isCoveredBy, type Stay, staysOf } from './stays.js';

/**
 * Linearizability of a stack to which no element is pushed twice, without a search, by taking elements away one by one (the
 * idea of Lee and Mathur, "Efficient Decrease-and-Conquer Linearizability Monitoring", 2024).
 *
 * An element is on the stack for sure from the end of its push to the start of its pop. Where no element is there for sure, the
 * stack may be taken to be empty, so what comes before and after is checked by itself. Between two such moments one element
 * has to be at the bottom all the time: its push has to be possible before all others end, its pop after all others have
 * started. Any element for which that is so will do, since a stack without it has an order if the stack with it
 * has one. It is taken away, and what is left is checked in the same way. An element whose push and pop overlap may be on
 * the stack for no time at all, and is left out. Takes n log² n steps.
 *
 * @param calls - the calls that may have taken effect, in the order of their starts
 */
export function checkStack(calls: readonly CompletedCall[]): UnambiguousVerdict {
  const found = staysOf(calls, 'push', 'pop');
  if (typeof found === 'string') return found;
  if (found.empties.some(isCoveredBy(found.stays))) return 'violation';
  const stays = found.stays
    .filter(({ addEnd, removeStart }) => addEnd < removeStart)
    .sort((one, other) => one.addEnd - other.addEnd);
  return haveOrder(stays) ? 'ok' : 'violation';
}

/** @param stays - the elements that are there for sure for some time, by the ends of their pushes */
function haveOrder(stays: readonly Stay[]): boolean {
  const times = new StackTimes(stays);
  const coverage = new CoverageTree(times.coverage);
  const whole = new StackSegment(new StackElements(stays), 0, stays.length);
  const gaps = [...times.coverage.keys()].filter((place) => times.coverage[place] === 0);
  const segments = [...whole.cutAt(gaps.map((gap) => times.elementsUntil(gap)))];
  for (let segment = segments.pop(); segment !== undefined; segment = segments.pop()) {
    if (segment.isEmpty) continue;
    const bottom = segment.takeBottom();
    if (bottom === undefined) return false;
    const uncovered = coverage.remove(times.from(bottom), times.to(bottom));
    segments.push(...segment.cutAt(uncovered.map((gap) => times.elementsUntil(gap))));
  }
  return true;
}
