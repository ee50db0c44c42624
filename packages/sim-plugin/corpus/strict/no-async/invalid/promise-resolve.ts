// Defers although there is nothing to wait for.
export const soon = (work: () => void): unknown => Promise.resolve().then(work); // ~ no-async
