// Parts per million are whole.
export const faults = { dropPpm: 0.1 }; // ~ no-float-rates
