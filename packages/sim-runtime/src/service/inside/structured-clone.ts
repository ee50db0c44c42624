import { SimulatedDOMException } from './event-target.js';

/** `structuredClone` of plain data, collections, dates, errors and views of buffers. */
export function structuredClone<Value>(value: Value): Value {
  return copy(value, new Map()) as Value;
}

function copy(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new SimulatedDOMException(`${String(value)} could not be cloned.`, 'DataCloneError');
  }
  if (typeof value !== 'object' || value === null) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const made = shell(value);
  known.set(value, made);
  fillShell(made, value, known);
  return made;
}

function shell(value: object): object {
  if (Array.isArray(value)) return [];
  if (value instanceof Map) return new Map();
  if (value instanceof Set) return new Set();
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof RegExp) return new RegExp(value);
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).slice();
  if (value instanceof Error)
    return Object.assign(new Error(value.message), { name: value.name, stack: value.stack });
  return {};
}

function fillShell(made: object, value: object, known: Map<object, unknown>): void {
  if (made instanceof Map) {
    for (const [key, item] of value as Map<unknown, unknown>)
      made.set(copy(key, known), copy(item, known));
  } else if (made instanceof Set) {
    for (const item of value as Set<unknown>) made.add(copy(item, known));
  } else if (Array.isArray(made) || Object.getPrototypeOf(made) === Object.prototype) {
    for (const [key, item] of Object.entries(value))
      (made as Record<string, unknown>)[key] = copy(item, known);
  }
}
