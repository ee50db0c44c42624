// Lent by the simulation, which its trace notes.
import { borrowed } from '@gossip/sim-runtime/sim';
import * as sim from '@gossip/sim-runtime/sim';
import { ulid } from 'ulid';
type Lender = Parameters<typeof borrowed>[0];
export const id = (lender: Lender): string => borrowed(lender, ulid);
export const ids = (lender: Lender): readonly string[] =>
  borrowed(lender, () => [ulid(), crypto.randomUUID(), String(Math.random())]);
export const bytes = (lender: Lender): Uint8Array =>
  sim.borrowed(lender, () => crypto.getRandomValues(new Uint8Array(4)));
