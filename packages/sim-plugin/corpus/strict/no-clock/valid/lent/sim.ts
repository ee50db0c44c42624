// Lent by the simulation, which its trace notes.
import { borrowed } from '@gossip/sim-runtime/sim';
type Lender = Parameters<typeof borrowed>[0];
export const time = (lender: Lender): readonly number[] =>
  borrowed(lender, () => [Date.now(), new Date().getTime(), performance.now()]);
