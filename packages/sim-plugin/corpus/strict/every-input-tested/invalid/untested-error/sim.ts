export const sends = [];
