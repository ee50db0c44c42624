// Temporal.Now is the one part of Temporal that reads a clock.
export const present = (): unknown => Temporal.Now.instant(); // ~ no-clock
declare const Temporal: { Now: { instant(): unknown } };
