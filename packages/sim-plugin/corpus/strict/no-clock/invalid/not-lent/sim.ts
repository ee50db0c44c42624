// A loan has no other clock.
import { borrowed } from '@gossip/sim-runtime/sim';
type Lender = Parameters<typeof borrowed>[0];
export const time = (lender: Lender): number => borrowed(lender, () => process.uptime()); // ~ no-clock
