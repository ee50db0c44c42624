// The plainest form.
export const roll = (): number => Math.floor(Math.random() * 6); // ~ no-unseeded-randomness
