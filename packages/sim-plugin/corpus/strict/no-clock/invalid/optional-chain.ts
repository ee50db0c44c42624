// Optional chaining does not hide it.
export const present = (): number | undefined => globalThis?.performance?.now?.(); // ~ no-clock
