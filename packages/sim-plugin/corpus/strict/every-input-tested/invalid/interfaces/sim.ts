export const sends = ['ping'];
