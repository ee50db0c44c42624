// Asking whether something is a function.
export const isFunction = (value: unknown): boolean => value instanceof Function;
