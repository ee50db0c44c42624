// A test library in what ships.
import fc from 'fast-check'; // ~ no-simulation-in-production
export const arbitrary = fc.nat;
