/** A range of whole numbers, both ends included. */
export interface Range {
  /** The smallest number. */
  readonly min: number;
  /** The largest number. */
  readonly max: number;
}
