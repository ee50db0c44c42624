/** One place of a module where a mistake is made. */
export interface Mistake {
  /** The module. */
  readonly name: string;
  /** The file of the module that the mistake is made in. */
  readonly file: string;
  /** A piece of that file, and what stands there by mistake. */
  readonly right: string;
  readonly wrong: string;
}

/** A module with a plausible mistake of one place, and the oracle that finds it. */
export interface Bug extends Mistake {
  /** The folder under `bugs` that holds the module as it should be. */
  readonly name: string;
  /** What is wrong, in few words. */
  readonly title: string;
  /** The mistaken belief behind the bug, as a sentence. */
  readonly thought: string;
  /** The oracle that must find it. */
  readonly oracle: string;
}
