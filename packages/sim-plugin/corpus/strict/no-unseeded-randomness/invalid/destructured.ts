// Taken out of Math.
const { random } = Math; // ~ no-unseeded-randomness
export const roll = (): number => random();
