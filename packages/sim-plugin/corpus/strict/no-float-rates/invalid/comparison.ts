// A draw compared with a fraction.
export const drops = (random: { next(): number }): boolean => random.next() / 2 ** 32 < 0.1; // ~ no-float-rates
