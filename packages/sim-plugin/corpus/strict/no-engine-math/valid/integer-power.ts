// Shifts and whole powers are exact.
export const delay = (attempt: number): number => 2 ** Math.min(attempt, 10) + (1 << attempt);
