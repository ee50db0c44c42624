// Whoever gets Math can draw; a warning.
export const tools = { Math }; // ~ no-unseeded-randomness
