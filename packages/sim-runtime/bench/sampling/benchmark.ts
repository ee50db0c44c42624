/** Does one sample's work; gives how many units that was, or the figure itself. */
export type Sample = () => number | Promise<number>;

export interface Variant {
  /**
   * Makes everything ready, in the process where the samples are taken.
   *
   * @param scale - how much of the usual work a sample is to do: 1 for all of it
   */
  readonly prepare: (scale: number) => Sample | Promise<Sample>;
  /** Variants that name the same process share it. Default: a process of the variant's own. */
  readonly process?: string;
  /** Variants that name the same instance share the bundle's code, and all that the engine learnt about it. */
  readonly instance?: string;
  /** A part of the runtime that this variant's bundle is made without. */
  readonly without?: Ablation;
}

/** What a bundle can be made without, to see what it costs. */
export type Ablation = 'trace-hash';

/** The comparison of two variants side by side: the median of their ratios, round by round. */
export interface Comparison {
  readonly name: string;
  readonly of: string;
  readonly against: string;
  /** The ratio that the project claims, as a bound. */
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Benchmark {
  readonly name: string;
  /** What it measures, in one sentence. */
  readonly measures: string;
  /** What a sample counts, in the plural; of figures, what they are. */
  readonly unit: string;
  /** Speeds are units per second of CPU time, figures are what the sample gives. Default: speed. */
  readonly kind?: 'speed' | 'figure';
  readonly variants: Readonly<Record<string, Variant>>;
  readonly comparisons: readonly Comparison[];
}

/** A whole number near `count * scale`, 1 or more. */
export function scaled(count: number, scale: number): number {
  return Math.max(1, Math.round(count * scale));
}
