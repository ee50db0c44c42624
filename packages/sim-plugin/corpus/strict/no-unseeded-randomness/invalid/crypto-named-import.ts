// The import is the leak.
import { createHash, randomUUID as id } from 'node:crypto'; // ~ no-unseeded-randomness
export const next = (): string => createHash('sha256').update(id()).digest('hex');
