// Not compared here, but on its way somewhere; a warning.
export const delay = (attempt: number): number => Math.pow(1.5, attempt); // ~ no-engine-math
