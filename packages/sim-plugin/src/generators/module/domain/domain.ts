/** What a module is about, in names that the user gave; code is written around them. */
export interface Domain {
  /** At least one; the first is where the module starts. A pipeline has none: its stage brings its own. */
  readonly states: readonly string[];
  /** At least one: inputs of a transition, messages of a protocol, kinds of records of a pipeline. */
  readonly inputs: readonly string[];
  /** Effects of a transition, kinds of outputs of a pipeline. A protocol has none but its messages. */
  readonly effects: readonly string[];
  /** At least one. */
  readonly invariants: readonly Invariant[];
}

/** Something that must always hold, for which there is no check yet. */
export interface Invariant {
  /** As the user put it: `epoch never decreases`. */
  readonly name: string;
  /** What its oracle is called in code: `epochNeverDecreases`. */
  readonly identifier: string;
}
