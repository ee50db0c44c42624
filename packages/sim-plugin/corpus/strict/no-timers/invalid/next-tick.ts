// Node's own way to say soon.
import process from 'node:process';
export const soon = (work: () => void): void => process.nextTick(work); // ~ no-timers
