// The default is read at every call that leaves the time out.
export const age = (since: number, now: number = Date.now()): number => now - since; // ~ no-clock
