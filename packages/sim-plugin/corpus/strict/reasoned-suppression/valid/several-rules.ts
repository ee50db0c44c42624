// One reason for two rules.
// sim-allow no-clock, no-unseeded-randomness -- shown to people only
export const label = `${Date.now()}-${Math.random()}`;
