// So is the namespace.
import * as c from 'node:crypto';
export const draw = (): number => c.randomInt(6); // ~ no-unseeded-randomness
export const key = (): unknown => c.webcrypto.subtle.generateKey; // ~ no-unseeded-randomness
