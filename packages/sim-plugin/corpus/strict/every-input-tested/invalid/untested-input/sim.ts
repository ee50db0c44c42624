export const sends = ['acquire'];
