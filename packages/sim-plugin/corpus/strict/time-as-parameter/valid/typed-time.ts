import { type LogicalTime } from '@gossip/sim-runtime';

// Under another name, but typed as a time.
export const step = (state: number, event: number, tick: LogicalTime): number => state + event + tick;
