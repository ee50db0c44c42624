// A thousand universes would fill the terminal; only a remark.
export const note = (text: string): void => console.log(text); // ~ no-io
