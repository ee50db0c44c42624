// Filled in place.
const log: string[] = [];
export const note = (text: string): number => log.push(text); // ~ no-module-state
