/** The options of the generator `init`, as schema.json describes them. */
export interface InitOptions {
  /** `vitest` or `none`. */
  readonly unitTestRunner?: string;
  readonly skipFormat?: boolean;
}
