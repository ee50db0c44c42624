// A power that has to be rounded, which each engine does its own way.
const RATE = 1.5;
export const cube = (): number => 0.1 ** 3; // ~ no-engine-math
export const decay = (attempt: number): number => 0.9 ** attempt; // ~ no-engine-math
export const root = (value: number): number => value ** 0.5; // ~ no-engine-math
export const inverse = (value: number): number => value ** -1; // ~ no-engine-math
export const named = (attempt: number): boolean => RATE ** attempt > 10; // ~ no-engine-math
export const third = (): number => 2 ** (1 / 3); // ~ no-engine-math
export const large = (): number => 99 ** 99; // ~ no-engine-math
export const tenth = (): number => 10 ** -1; // ~ no-engine-math
export const largeToo = (): number => Math.pow(99, 99); // ~ no-engine-math
export function grow(value: number): number {
  let next = value;
  next **= 1.1; // ~ no-engine-math
  return next;
}
