import { isRecord } from '../plain-data.js';

/** Arrays up to this length are taken apart. */
const MOST_PARTS = 32;

/** A part of the state that is interned as a whole. */
export interface LeafShape {
  readonly kind: 'leaf';
  readonly slot: number;
  readonly path: string;
}

/** A record with always the same fields, or an array of constant length: its parts are interned apart. */
export interface NodeShape {
  readonly kind: 'record' | 'array';
  readonly keys: readonly string[];
  readonly parts: readonly StateShape[];
  readonly path: string;
}

/** How states are taken apart into slots. */
export type StateShape = LeafShape | NodeShape;

/**
 * The shape that all samples share.
 *
 * @param samples - states of one model
 * @param wholes - paths of parts that are not taken apart
 */
export function shapeOf(samples: readonly unknown[], wholes: ReadonlySet<string>): StateShape {
  let slots = 0;
  const shape = (values: readonly unknown[], path: string): StateShape => {
    const keys = wholes.has(path) ? undefined : sharedKeys(values);
    if (keys === undefined) return { kind: 'leaf', slot: slots++, path };
    const parts = keys.map((key) =>
      shape(
        values.map((value) => (value as Readonly<Record<string, unknown>>)[key]),
        `${path}.${key}`,
      ),
    );
    return { kind: Array.isArray(values[0]) ? 'array' : 'record', keys, parts, path };
  };
  return shape(samples, 'state');
}

/** All leaves of a shape, in the order of their slots. */
export function leavesOf(shape: StateShape): readonly LeafShape[] {
  return shape.kind === 'leaf' ? [shape] : shape.parts.flatMap(leavesOf);
}

function sharedKeys(values: readonly unknown[]): readonly string[] | undefined {
  const [first] = values;
  if (typeof first !== 'object' || first === null) return undefined;
  const keys = Object.keys(first);
  if (keys.length === 0 || keys.length > MOST_PARTS) return undefined;
  const isArray = Array.isArray(first);
  if (!isArray && !isRecord(first)) return undefined;
  return values.every((value) => hasShape(value, isArray, keys)) ? keys : undefined;
}

/** Whether a value is an array, or a record, with exactly these keys. */
export function hasShape(value: unknown, isArray: boolean, keys: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== isArray) return false;
  if (isArray) return (value as readonly unknown[]).length === keys.length;
  if (!isRecord(value)) return false;
  return (
    Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key))
  );
}
