// The classic.
let next = 0;
export const id = (): number => {
  next += 1; // ~ no-module-state
  return next;
};
