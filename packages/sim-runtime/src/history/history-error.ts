/** A history that contradicts itself, or that a model does not understand. */
export class HistoryError extends Error {
  /** `HistoryError`. */
  override readonly name = 'HistoryError';
}
