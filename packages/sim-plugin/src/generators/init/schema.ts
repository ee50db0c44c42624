/** The options of the generator `init`, as schema.json describes them. */
export interface InitOptions {
  /** `vitest` or `none`. */
  readonly unitTestRunner?: string;
  /** Whether AGENTS.md gets a section. Default: true. */
  readonly agents?: boolean;
  /** Whether files are left as they are written, without Prettier. Default: false. */
  readonly skipFormat?: boolean;
}
