/** As much of a generator's or executor's schema.json as its page tells. */
export interface OptionsSchema {
  readonly title: string;
  readonly description: string;
  readonly examples?: readonly { readonly command: string; readonly description: string }[];
  readonly properties: Readonly<Record<string, OptionSchema>>;
  readonly required?: readonly string[];
}

export interface OptionSchema {
  readonly description: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $default?: { readonly $source: string; readonly index?: number };
}

/** An entry of generators.json or executors.json. */
export interface CollectionEntry {
  readonly schema: string;
  readonly description: string;
  readonly hidden?: boolean;
}
