/**
 * The phases of a run: leases get taken in peace; faults rage while every safety invariant is
 * checked; all faults end; then what must come true has to.
 */
export type Phase = 'warm-up' | 'safety' | 'liveness';
