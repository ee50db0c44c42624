// The name comes from outside.
export const call = (name: 'random' | 'abs'): unknown => Math[name]; // ~ no-unseeded-randomness
