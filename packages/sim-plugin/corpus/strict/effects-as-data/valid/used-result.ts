// A helper's result is what it is called for.
import { grant } from './grant.js';
export const transition = (state: number, input: number, now: number): number => {
  const next = grant(state, input);
  return next + now;
};
