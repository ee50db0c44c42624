// A clock behind a text.
export const present = new Function('return Date.now()'); // ~ no-dynamic-code
export const other = globalThis.Function('return 1'); // ~ no-dynamic-code
