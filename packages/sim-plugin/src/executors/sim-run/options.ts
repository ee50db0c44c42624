/** The options of `nx sim-run`, as `schema.json` describes them. Numbers may be given as text. */
export interface SimRunOptions {
  readonly level?: string | number;
  readonly seeds?: string | number;
  readonly untilStable?: string | number;
  readonly seed?: string | number;
  readonly firstSeed?: string | number;
  readonly shard?: string;
  readonly merge?: string | number;
  readonly plan?: string;
  readonly module?: string;
  readonly only?: string;
  readonly maxEvents?: string | number;
  readonly watchdog?: string | number;
  readonly workers?: string | number;
  readonly audit?: string | number;
  readonly shrink?: boolean;
  readonly requireCoverage?: boolean;
  readonly allowEmpty?: boolean;
  readonly trace?: boolean;
  readonly export?: string;
  readonly save?: string;
  readonly inspect?: boolean;
  readonly watch?: boolean;
}
