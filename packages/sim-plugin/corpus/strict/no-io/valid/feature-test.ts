// Asking for its type touches nothing.
export const isBrowser = typeof navigator === 'object' && typeof process === 'undefined';
