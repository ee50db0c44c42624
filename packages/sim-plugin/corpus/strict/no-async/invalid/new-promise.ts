// A promise by hand.
export const later = (): unknown => new Promise((resolve) => resolve(1)); // ~ no-async
