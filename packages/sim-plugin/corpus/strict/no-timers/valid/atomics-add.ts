// Atomics that do not wait.
export const add = (cell: Int32Array): number => Atomics.add(cell, 0, 1);
