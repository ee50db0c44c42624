// Fields are read in the time zone of the machine.
export const start = (year: number): Date => new Date(year, 0, 1); // ~ no-locale
