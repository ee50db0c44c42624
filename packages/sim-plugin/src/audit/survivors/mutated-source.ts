/** A file with mutants that live. */
export interface MutatedSource {
  /** From the workspace's root. */
  readonly path: string;
  readonly text: string;
  readonly survivors: readonly Survivor[];
}

/** A mutant that no oracle noticed. */
export interface Survivor {
  readonly id: string;
  readonly operator: string;
  /** Where it begins, both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly lastLine: number;
  /** Whether any seed reached it. */
  readonly isReached: boolean;
  /** Its lines as they are, and as the mutant has them. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What an oracle would have to demand to notice it. */
  readonly demand: string;
}
