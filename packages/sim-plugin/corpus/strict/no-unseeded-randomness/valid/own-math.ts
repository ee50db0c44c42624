// A parameter named Math.
export const roll = (Math: { random(): number }): number => Math.random();
