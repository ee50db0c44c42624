/** The coordinator as a sender or a recipient. */
export const COORDINATOR = -1;

/** A message on its way. */
export interface Flight {
  /** The recipient: a party, or `COORDINATOR`. */
  readonly to: number;
  /** The sender. */
  readonly from: number;
  readonly message: unknown;
}
