import { type Cursor, type ShrinkPass } from './shrink-pass.js';

/** A list in a plan. */
export type ListField = 'operations' | 'faults';

/**
 * Drops pieces of a list: halves first, then quarters, down to single items, each size from the end
 * to the beginning, since what comes last has caused least (after Zeller and Hildebrandt,
 * "Simplifying and isolating failure-inducing input", 2002).
 */
export function dropChunks(field: ListField): ShrinkPass {
  return {
    begin: (plan) => lastChunk(plan[field].length, Math.ceil(plan[field].length / 2)),
    candidate: (plan, { index, bound: size }) => {
      if (size < 1 || plan[field].length === 0) return undefined;
      const items: readonly unknown[] = plan[field];
      return { ...plan, [field]: [...items.slice(0, index), ...items.slice(index + size)] };
    },
    rejected: (plan, cursor) => next(plan[field].length, cursor),
    accepted: (plan, cursor) => next(plan[field].length - cursor.bound, cursor),
  };
}

function next(length: number, { index, bound: size }: Cursor): Cursor {
  if (index > 0) return { index: Math.max(0, index - size), bound: size };
  return size === 1 ? { index: 0, bound: 0 } : lastChunk(length, size >> 1);
}

function lastChunk(length: number, size: number): Cursor {
  const bound = Math.min(size, length);
  return { index: Math.max(0, length - bound), bound };
}
