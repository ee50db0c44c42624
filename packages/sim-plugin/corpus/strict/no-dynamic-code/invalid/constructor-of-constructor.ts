// Every value leads to Function.
export const run = (text: string): unknown => ({}).constructor.constructor(text)(); // ~ no-dynamic-code
export const other = (() => 0).constructor('return 1'); // ~ no-dynamic-code
