/** What the suite asks of a process that takes samples. */
export type Request =
  | {
      readonly kind: 'prepare';
      readonly variant: string;
      /** URL of the bundle that has the benchmark. */
      readonly module: string;
      readonly scale: number;
    }
  | { readonly kind: 'sample'; readonly variant: string };

export type Answer =
  | { readonly kind: 'prepared' }
  | { readonly kind: 'sampled'; readonly measured: Measured }
  | { readonly kind: 'failed'; readonly message: string };

export interface Measured {
  /** Units of work, or the figure itself. */
  readonly value: number;
  /** CPU time of the whole process in that time, its collector's and compiler's threads included. */
  readonly cpuMs: number;
  readonly wallMs: number;
}
