// As a default.
export const loses = (draw: number, lossRate = 0.5): boolean => draw < lossRate; // ~ no-float-rates
