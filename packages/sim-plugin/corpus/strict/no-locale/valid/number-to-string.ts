// Numbers as text without locale.
export const show = (amount: number): string => amount.toString() + amount.toFixed(2);
