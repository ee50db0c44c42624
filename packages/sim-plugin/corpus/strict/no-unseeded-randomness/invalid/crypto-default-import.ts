// The default import is the whole module.
import crypto from 'crypto';
export const bytes = (): Uint8Array => crypto.randomBytes(8); // ~ no-unseeded-randomness
