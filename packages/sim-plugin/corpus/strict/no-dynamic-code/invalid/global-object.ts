// Every global, by a name that nobody can read here; a warning, and worse when exported.
export const get = (name: string): unknown => (globalThis as any)[name]; // ~ no-dynamic-code
export const world = globalThis; // ~ no-dynamic-code
