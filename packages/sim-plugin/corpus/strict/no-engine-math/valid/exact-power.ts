// Powers of whole numbers that need no rounding, and powers of two.
const BASE = 10;
export const sizes = [2 ** 53, 2 ** -3, 0.5 ** 4, 10 ** 15, (-3) ** 3, 0 ** 0, 1 ** -1];
export const scale = (digits: number): number => BASE ** digits;
export const square = (value: number): number => value ** 2;
export const wide = (value: bigint): bigint => value ** 3n;
export const pow = Math.pow(-2, 31) + Math.pow(0.5, 2);
