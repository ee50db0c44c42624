import { canonical } from '../canonical.js';
import { agrees, type Model } from './model.js';
import { unknownFunction } from './unknown-function.js';

/**
 * A first-in-first-out queue with `enqueue` and `dequeue`, which returns nothing (`null`, `undefined`) when
 * the queue is empty. Whether it was empty is unknown for a `dequeue` that ended in `info`.
 */
export function queue(): Model<readonly unknown[]> {
  return {
    name: 'queue',
    initial: [],
    dataType: { kind: 'queue' },
    step: (state, call, result) => {
      if (call.f === 'enqueue') return [[...state, call.value]];
      if (call.f !== 'dequeue') throw unknownFunction('queue', call, ['enqueue', 'dequeue']);
      const [first, ...rest] = state;
      return agrees(result, first) ? [rest] : [];
    },
  };
}

/**
 * A queue that gives out its elements in any order, with `enqueue` and `dequeue`: a bag. A model with a
 * choice, since it is open which element a `dequeue` of unknown result took.
 */
export function unorderedQueue(): Model<readonly unknown[]> {
  return {
    name: 'unordered-queue',
    initial: [],
    dataType: { kind: 'unordered-queue' },
    step: (state, call, result) => {
      if (call.f === 'enqueue') return [sorted([...state, call.value])];
      if (call.f !== 'dequeue')
        throw unknownFunction('unordered-queue', call, ['enqueue', 'dequeue']);
      if (state.length === 0) return agrees(result, undefined) ? [state] : [];
      return state.flatMap((element, index) =>
        agrees(result, element) && !agrees({ known: true, value: state[index - 1] }, element)
          ? [state.filter((_, other) => other !== index)]
          : [],
      );
    },
  };
}

/** A bag has no order: equal bags must be equal data. */
function sorted(elements: readonly unknown[]): readonly unknown[] {
  return [...elements].sort((first, second) => (canonical(first) < canonical(second) ? -1 : 1));
}

/** A stack with `push` and `pop`, which returns nothing (`null`, `undefined`) when the stack is empty. */
export function stack(): Model<readonly unknown[]> {
  return {
    name: 'stack',
    initial: [],
    dataType: { kind: 'stack' },
    step: (state, call, result) => {
      if (call.f === 'push') return [[...state, call.value]];
      if (call.f !== 'pop') throw unknownFunction('stack', call, ['push', 'pop']);
      return agrees(result, state.at(-1)) ? [state.slice(0, -1)] : [];
    },
  };
}
