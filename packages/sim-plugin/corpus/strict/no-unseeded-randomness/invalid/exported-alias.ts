// Another file could draw by this name.
export const M = Math; // ~ no-unseeded-randomness
export { crypto } from './own.js';
