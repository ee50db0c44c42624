// A short name for the same thing.
import { nanoid } from 'nanoid'; // ~ no-unreviewed-packages no-unseeded-randomness
export const id = (): string => nanoid(8);
