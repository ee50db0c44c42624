// Whole numbers to a small whole power.
export const isByte = (value: number): boolean => value < Math.pow(2, 8);
