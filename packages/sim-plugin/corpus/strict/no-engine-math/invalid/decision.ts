// A branch that hangs on the last digit.
export const backOff = (attempt: number): boolean => Math.exp(attempt) > 1000; // ~ no-engine-math
