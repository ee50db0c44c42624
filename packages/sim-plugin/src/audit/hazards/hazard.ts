import type { ModuleFacts } from './module-facts.js';

/** A known way in which modules of a kind fail. */
export interface Hazard {
  /** The id by which a decision in sim.config.json names it. */
  readonly id: string;
  /** What goes wrong, as a noun phrase. */
  readonly title: string;
  /** A paper, a talk or a report in which it is described. */
  readonly source: string;
  /** Why it concerns a module; `undefined` if it does not. */
  readonly concerns: (facts: ModuleFacts) => string | undefined;
  /** Why it does not concern a module, where it does not. */
  readonly unless: string;
  /** The faults of which each, claimed and tested, covers it. */
  readonly faults: readonly string[];
  /** The names of oracles that cover it. */
  readonly oracles?: RegExp;
  /** Whether it takes such a fault and such an oracle, and not either. */
  readonly needsBoth?: true;
}
