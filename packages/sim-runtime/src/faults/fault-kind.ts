import { type FaultKind, type FaultRow, FAULTS } from './fault-table.js';

export type { FaultKind } from './fault-table.js';

/** Every fault that a simulation can inject, by name. */
export const FAULT_KINDS = Object.keys(FAULTS) as readonly FaultKind[];

/** How often each fault happened; a kind that did not happen is absent or 0. */
export type FaultCounts = Partial<Record<FaultKind, number>>;

/** What the table of faults says of a kind. */
export function faultRow(kind: FaultKind): FaultRow {
  return FAULTS[kind];
}
