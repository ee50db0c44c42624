// CommonJS takes the same road.
const { randomBytes } = require('crypto'); // ~ no-unseeded-randomness
export const bytes = (): Uint8Array => randomBytes(8);
