// Assigned by destructuring.
let low = 0;
let high = 0;
export const span = (pair: readonly [number, number]): number => {
  [low, high] = pair; // ~ no-module-state no-module-state
  return high - low;
};
