// Web Crypto.
export const id = (): string => crypto.randomUUID(); // ~ no-unseeded-randomness
export const bytes = (): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(8)); // ~ no-unseeded-randomness
