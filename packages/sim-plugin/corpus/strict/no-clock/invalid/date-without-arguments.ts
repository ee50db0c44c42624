// Without an argument a Date is the present.
export const stamp = (): string => new Date().toISOString(); // ~ no-clock
