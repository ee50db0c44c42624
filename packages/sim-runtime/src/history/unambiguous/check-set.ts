import { canonical } from '../canonical.js';
import { type CompletedCall } from '../calls.js';
import { GrowingSet } from './growing-set.js';
import { type UnambiguousVerdict } from './register-zones.js';
import { SetElement } from './set-element.js';

/**
 * Linearizability of a set to which no element is added twice, and from which none is removed twice, without a search.
 *
 * Without `read`, each element is an object of its own (Herlihy and Wing, 1990, theorem 1), which comes once and goes once: see
 * `SetElement`. With `read` and nothing else than `add`, the contents that are read have to grow: see `GrowingSet`. Anything else is ambiguous.
 *
 * @param calls - the calls that may have taken effect, in the order of their starts
 */
export function checkSet(calls: readonly CompletedCall[]): UnambiguousVerdict {
  const answered = calls.filter(
    ({ f, outcome }) => outcome === 'ok' || (f !== 'read' && f !== 'contains'),
  );
  if (answered.some(({ f }) => f === 'read')) return new GrowingSet().check(answered);
  const elements = new Map<string, SetElement>();
  for (const call of answered) {
    const key = canonical(call.value);
    const element = elements.get(key) ?? new SetElement();
    elements.set(key, element);
    if (!element.take(call)) return 'ambiguous';
  }
  return [...elements.values()].every((element) => element.hasOrder) ? 'ok' : 'violation';
}
