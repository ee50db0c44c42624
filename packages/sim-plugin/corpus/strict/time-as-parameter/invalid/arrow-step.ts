// As an arrow function.
export const step = (state: number, event: number): number => state + event; // ~ time-as-parameter
