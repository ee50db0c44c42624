// The seam for tests is a leak in production.
export const age = (since: number, now = Date.now): number => now() - since; // ~ no-clock
