// Handed on as a function.
export const rolls = (draw: (source: () => number) => number): number => draw(Math.random); // ~ no-unseeded-randomness
