// A function of the module's own.
const setTimeout = (ticks: number): number => ticks;
export const deadline = setTimeout(5);
