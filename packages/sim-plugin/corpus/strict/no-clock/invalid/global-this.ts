// Reached through the global object.
export const present = (): number => globalThis.Date.now(); // ~ no-clock
export const other = (): number => globalThis['Date']['now'](); // ~ no-clock
