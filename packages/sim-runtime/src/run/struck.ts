import { type PlannedFault } from '../plan/plan.js';

/**
 * Learns each planned fault that strikes at an event, each time that it strikes.
 *
 * @param at - when it strikes, in ticks
 */
export type Struck = (fault: PlannedFault, at: number) => void;
