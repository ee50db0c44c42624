// A package that is one function.
import cuid from 'cuid';
export const id = (): string => cuid(); // ~ no-unseeded-randomness
