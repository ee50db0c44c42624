// A parameter is not the global of the same name.
export const later = (Date: { now(): number }): number => Date.now() + 1;
