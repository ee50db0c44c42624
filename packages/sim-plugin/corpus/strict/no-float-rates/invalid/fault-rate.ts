// A fault's rate as a fraction; a warning.
export const faults = { dropRate: 0.25, crashProbability: 0.001 }; // ~ no-float-rates no-float-rates
