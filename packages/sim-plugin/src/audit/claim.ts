import type { AuditVerdict } from './verdict.js';

/** A weakness of the evidence, and what mends it. */
export interface Weakness {
  readonly reason: string;
  /** A command, or the line of code to write. */
  readonly mend: string;
}

/** A claim of a module with its verdict. */
export interface Claim {
  /**
   * `oracle`, with its kind in reports; `fault`, one that the module claims to survive; `driver`, that what runs for
   * real does what was simulated.
   */
  readonly kind: 'oracle' | 'fault' | 'driver';
  readonly name: string;
  readonly verdict: AuditVerdict;
  /** The evidence, as short texts. */
  readonly evidence: readonly string[];
  /** Empty where the verdict is `tested` or `proved`. */
  readonly weaknesses: readonly Weakness[];
}

/** The commands that mend a weakness, with the names that the workspace gave the targets. */
export interface Commands {
  /** `nx sim-run orders --level=stormy` */
  readonly run: string;
  readonly explore: string;
  readonly mutate: string;
  /** The file of the simulation, from the workspace's root. */
  readonly simulation: string;
}
