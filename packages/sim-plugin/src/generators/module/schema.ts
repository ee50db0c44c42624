/** The options of the generator `module`, as schema.json describes them. */
export interface ModuleOptions {
  readonly directory: string;
  /** One of the module types; Nx does not hold callers of the function to that. */
  readonly type: string;
  readonly name?: string;
  readonly project?: string;
  readonly tags?: string;
  /** Names, separated by commas; an empty text, as an unanswered prompt gives it, is none. */
  readonly states?: string;
  readonly inputs?: string;
  readonly effects?: string;
  /** Phrases, separated by semicolons. */
  readonly invariants?: string;
  /** Faults, separated by commas. */
  readonly claims?: string;
  /** `eslint` or `none`; absent for what the workspace has. */
  readonly linter?: string;
  /** `vitest` or `none`. */
  readonly unitTestRunner?: string;
  readonly skipFormat?: boolean;
}
