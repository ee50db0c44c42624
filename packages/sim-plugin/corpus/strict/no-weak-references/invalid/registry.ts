// Calls back when the collector has run.
const { FinalizationRegistry: Registry } = globalThis; // ~ no-weak-references
export const registry = new Registry(() => undefined);
