// Drawn before the loan, or from a pool that the package keeps from run to run.
import { borrowed } from '@gossip/sim-runtime/sim';
import { nanoid } from 'nanoid'; // ~ no-unreviewed-packages no-unseeded-randomness
type Lender = Parameters<typeof borrowed>[0];
export const id = (lender: Lender): string => borrowed(lender, () => nanoid());
export const early = (lender: Lender): number => {
  const draw = Math.random(); // ~ no-unseeded-randomness
  return borrowed(lender, () => draw);
};
export const mine = (lender: Lender, borrowed: (lender: Lender, work: () => number) => number) =>
  borrowed(lender, () => Math.random()); // ~ no-unseeded-randomness
