// Whole parts per million, compared with whole draws.
export const faults = { dropPpm: 100_000 };
export const drops = (random: { below(n: number): number }): boolean =>
  random.below(1_000_000) < faults.dropPpm;
