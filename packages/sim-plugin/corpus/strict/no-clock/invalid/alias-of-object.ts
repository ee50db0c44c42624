// The alias is harmless, its use is not.
const D = Date;
export const at = (time: number): Date => new D(time);
export const present = (): Date => new D(); // ~ no-clock
