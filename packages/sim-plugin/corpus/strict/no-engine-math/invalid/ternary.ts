// A test without a comparison.
export const sign = (x: number): number => (Math.tanh(x) ? 1 : 0); // ~ no-engine-math
