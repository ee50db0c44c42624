// Whoever gets the constructor can read the clock; this is a warning.
export const make = <T>(create: (D: DateConstructor) => T): T => create(Date); // ~ no-clock
