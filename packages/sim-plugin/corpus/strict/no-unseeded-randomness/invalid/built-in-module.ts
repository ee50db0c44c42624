// A module without an import statement.
const crypto = process.getBuiltinModule('node:crypto');
export const id = (): string => crypto.randomUUID(); // ~ no-unseeded-randomness
