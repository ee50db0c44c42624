/** What `nx sim-explore` was asked for, as `schema.json` describes it. Numbers may come as text. */
export interface SimExploreOptions {
  readonly operations?: string | number;
  readonly parties?: string | number;
  readonly losses?: string | number;
  readonly duplications?: string | number;
  readonly crashes?: string | number;
  readonly clockSteps?: string | number;
  readonly draws?: string | number;
  readonly maxStates?: string | number;
  readonly maxDepth?: string | number;
  readonly timeLimit?: string | number;
  readonly exact?: boolean;
  readonly only?: string;
  readonly module?: string;
  readonly path?: string;
  readonly allowIncomplete?: boolean;
}
