/** The options of the generator `init`, as schema.json describes them. */
export interface InitOptions {
  readonly skipFormat?: boolean;
}
