/** The options of the generator `convert-to-inferred`, as schema.json describes them. */
export interface ConvertToInferredOptions {
  readonly project?: string;
  readonly skipFormat?: boolean;
}
