import { type CompletedCall } from '../calls.js';
import { type ObjectKey } from '../history-event.js';
import { type Model } from '../models/model.js';

/** The calls about one object. */
export interface Part {
  /** The object; `undefined` if the model has only one. */
  readonly key: ObjectKey | undefined;
  /** Its calls, in the order of their starts. */
  readonly calls: readonly CompletedCall[];
}

/**
 * The calls about each object by themselves, the object of the first call first. A history is linearizable
 * if and only if each of these is (Herlihy and Wing, 1990, theorem 1; Horn and Kroening, "Faster
 * Linearizability Checking via P-Compositionality", 2015).
 */
export function splitByObject<State>(
  calls: readonly CompletedCall[],
  { partition }: Model<State>,
): readonly Part[] {
  if (partition === undefined) return [{ key: undefined, calls }];
  const parts = new Map<ObjectKey, CompletedCall[]>();
  for (const call of calls) {
    const key = partition(call);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [call]);
    else part.push(call);
  }
  return [...parts].map(([key, part]) => ({ key, calls: part }));
}
