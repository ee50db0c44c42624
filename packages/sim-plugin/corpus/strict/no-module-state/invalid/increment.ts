// As an expression.
let next = 0;
export const id = (): number => next++; // ~ no-module-state
