// Removed from a module-level object.
const known: Record<string, number> = { a: 1 };
export const forget = (key: string): boolean => delete known[key]; // ~ no-module-state
