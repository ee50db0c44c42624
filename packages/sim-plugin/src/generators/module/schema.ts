/** The options of the generator `module`, as schema.json describes them. */
export interface ModuleOptions {
  /** Where the library or the module goes, relative to the workspace's root. */
  readonly directory: string;
  /** One of the module types; Nx does not hold callers of the function to that. */
  readonly type: string;
  /** The module's name. Default: the last part of the directory. */
  readonly name?: string;
  /** The existing library that the module is added to. Default: a library of its own. */
  readonly project?: string;
  /** Tags of the new project, separated by commas. */
  readonly tags?: string;
  /** Names, separated by commas; an empty text, as an unanswered prompt gives it, is none. */
  readonly states?: string;
  /** Names, separated by commas. */
  readonly inputs?: string;
  /** Names, separated by commas. */
  readonly effects?: string;
  /** Phrases, separated by semicolons. */
  readonly invariants?: string;
  /** Faults, separated by commas. */
  readonly claims?: string;
  /** Whether a gossip module records and checks the calls of clients. Default: false. */
  readonly clients?: boolean;
  /** `eslint` or `none`; absent for what the workspace has. */
  readonly linter?: string;
  /** `vitest` or `none`. */
  readonly unitTestRunner?: string;
  /** Whether files are left as they are written, without Prettier. Default: false. */
  readonly skipFormat?: boolean;
}
