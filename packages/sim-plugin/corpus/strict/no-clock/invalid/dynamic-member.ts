// Which member it is, only the run knows.
export const call = (name: 'now' | 'UTC'): unknown => Date[name]; // ~ no-clock
