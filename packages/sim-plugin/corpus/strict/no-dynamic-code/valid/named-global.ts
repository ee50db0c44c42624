// A global by its name.
export const isOwn = globalThis.Object.hasOwn;
