// Not the global.
export const wave = (Math: { sin(x: number): number }): boolean => Math.sin(1) > 0;
