import { type CompletedCall } from '../calls.js';
import { type ObjectKey } from '../history-event.js';
import { type ObjectStates } from '../linearizability/object-states.js';
import { type Model } from '../models/model.js';

/** A call of a process, as the search needs it. */
export interface OrderedCall {
  /** The call itself. */
  readonly completed: CompletedCall;
  /** Its kind, as `ObjectStates` numbers it. */
  readonly kind: number;
  /** Which of several objects it is about: counted from 0. */
  readonly object: number;
  /** Whether it may be left out: its outcome is unknown. */
  readonly isOptional: boolean;
}

/** The calls of a history by process, in the order in which each process made them. */
export interface SequentialProblem {
  readonly processes: readonly (readonly OrderedCall[])[];
  /** For each process how many of its calls have to be passed: up to its last one that returned. */
  readonly needed: readonly number[];
  /** How many objects there are. */
  readonly objects: number;
}

/**
 * Sets up the search for an order of some calls.
 *
 * @param calls - the calls, in the order of their starts
 * @param model - which objects there are
 * @param states - the numbers of kinds of calls
 */
export function sequentialProblemOf<State>(
  calls: readonly CompletedCall[],
  { partition }: Model<State>,
  states: ObjectStates<State>,
): SequentialProblem {
  const objects = new Map<ObjectKey | undefined, number>();
  const processes = new Map<CompletedCall['process'], OrderedCall[]>();
  for (const completed of calls) {
    if (completed.outcome === 'fail') continue;
    const key = partition?.(completed);
    const object = objects.get(key) ?? objects.size;
    objects.set(key, object);
    const kind = states.kindOf(completed);
    const isOptional = completed.outcome === 'info';
    const own = processes.get(completed.process) ?? [];
    own.push({ completed, kind, object, isOptional });
    processes.set(completed.process, own);
  }
  const lists = [...processes.values()];
  return {
    processes: lists,
    needed: lists.map((own) => own.findLastIndex(({ isOptional }) => !isOptional) + 1),
    objects: Math.max(1, objects.size),
  };
}
