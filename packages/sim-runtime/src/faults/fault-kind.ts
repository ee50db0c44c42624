/**
 * Every fault that a simulation can inject, by the name that claims, plans, traces and reports use.
 */
export const FAULT_KINDS = [
  'loss',
  'delay',
  'duplication',
  'partition',
  'pause',
  'lease-expiry',
  'clock-skew',
  'clock-jump',
  'clock-backward',
  'crash',
  'cascade',
  'mass-restart',
  'repeated-crash',
  'split-brain',
  'amnesia',
  'byzantine',
  'equivocation',
  'read-failure',
  'slow-port',
  'short-read',
  'write-failure',
  'corrupt-read',
  'torn-write',
  'lost-write',
  'disk-full',
] as const;

/** The name of a fault, as claims, plans and reports speak of it. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** How often each fault happened; a kind that did not happen is absent or 0. */
export type FaultCounts = Partial<Record<FaultKind, number>>;
