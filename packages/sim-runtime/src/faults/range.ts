/** A range of whole numbers, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}
