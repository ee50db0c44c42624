// With the flag g, an expression remembers where it stopped; a warning.
const WORD = /\w+/g;
export const hasWord = (text: string): boolean => WORD.test(text); // ~ no-module-state
