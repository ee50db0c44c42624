// The alphabet is fixed, its data comes with the engine; a warning.
export const compare = (a: string, b: string): number => a.localeCompare(b, 'en'); // ~ no-locale
