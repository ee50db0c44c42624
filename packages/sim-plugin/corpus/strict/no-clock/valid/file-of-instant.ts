// Modified when it is said to be.
export const file = (text: string, lastModified: number): File =>
  new File([text], 'name', { lastModified });
export const isFile = (value: unknown): boolean => value instanceof File;
