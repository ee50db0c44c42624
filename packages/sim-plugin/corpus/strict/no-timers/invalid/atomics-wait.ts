// Blocks the thread for real time.
export const sleep = (cell: Int32Array): string => Atomics.wait(cell, 0, 0, 100); // ~ no-timers
