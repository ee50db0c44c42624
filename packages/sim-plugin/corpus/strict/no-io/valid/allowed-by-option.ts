// The corpus's configuration allows console.debug.
export const note = (text: string): void => console.debug(text);
