// Not the global.
export const note = (console: { log(text: string): string }): string => console.log('kept');
