// Asking what something is reads nothing.
export const isDate = (value: unknown): boolean => value instanceof Date;
export const hasClock = (): boolean => typeof performance !== 'undefined';
