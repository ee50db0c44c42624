import { canonical } from '../canonical.js';
import { agrees, type Model, type ModelCall, type ModelResult } from './model.js';
import { unknownFunction } from './unknown-function.js';

const FUNCTIONS = ['add', 'remove', 'contains', 'read'];

/**
 * A set with `add`, `remove`, `contains` and `read`, which returns all elements in any order. The result of
 * `add` and `remove` is ignored, unless it is a boolean: then it says whether the set changed.
 */
export function set(): Model<ReadonlySet<unknown>> {
  return {
    name: 'set',
    initial: new Set(),
    dataType: { kind: 'set' },
    isReadOnly: (call) => call.f === 'read' || call.f === 'contains',
    step: (state, call, result) => {
      switch (call.f) {
        case 'add':
          return changed(state, result, !has(state, call.value), () => [...state, call.value]);
        case 'remove':
          return changed(state, result, has(state, call.value), () => without(state, call.value));
        case 'contains':
          return agrees(result, has(state, call.value)) ? [state] : [];
        case 'read':
          return isContent(state, result) ? [state] : [];
        default:
          return refuse(call);
      }
    },
  };
}

function refuse(call: ModelCall): never {
  throw unknownFunction('set', call, FUNCTIONS);
}

function changed(
  state: ReadonlySet<unknown>,
  result: ModelResult,
  does: boolean,
  next: () => readonly unknown[],
): readonly ReadonlySet<unknown>[] {
  if (result.known && typeof result.value === 'boolean' && result.value !== does) return [];
  return [does ? new Set(next()) : state];
}

function has(state: ReadonlySet<unknown>, value: unknown): boolean {
  return (
    state.has(value) || (typeof value === 'object' && without(state, value).length < state.size)
  );
}

function without(state: ReadonlySet<unknown>, value: unknown): readonly unknown[] {
  const key = canonical(value);
  return [...state].filter((element) => canonical(element) !== key);
}

function isContent(state: ReadonlySet<unknown>, result: ModelResult): boolean {
  if (!result.known) return true;
  const elements = result.value instanceof Set ? [...(result.value as Set<unknown>)] : result.value;
  if (!Array.isArray(elements) || elements.length !== state.size) return false;
  return canonical(new Set(elements)) === canonical(state);
}
