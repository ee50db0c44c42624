/** The options of the generator `module`, as schema.json describes them. */
export interface ModuleOptions {
  readonly directory: string;
  /** One of the module types; Nx does not hold callers of the function to that. */
  readonly type: string;
  readonly name?: string;
  readonly project?: string;
  readonly tags?: string;
  readonly skipFormat?: boolean;
}
