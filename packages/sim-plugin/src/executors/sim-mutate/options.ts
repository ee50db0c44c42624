/** What `nx sim-mutate` was asked for, as `schema.json` describes it. Numbers may come as text. */
export interface SimMutateOptions {
  readonly level?: string | number;
  readonly seeds?: string | number;
  readonly firstSeed?: string | number;
  readonly operators?: string;
  readonly minScore?: string | number;
  readonly since?: string;
  readonly exploreStates?: string | number;
  readonly module?: string;
  readonly workers?: string | number;
  readonly watchdog?: string | number;
  readonly skipTypecheck?: boolean;
}
