// Without g or y, an expression remembers nothing.
const WORD = /\w+/;
export const hasWord = (text: string): boolean => WORD.test(text);
