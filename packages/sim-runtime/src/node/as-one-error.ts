/** The one that failed, or all of them under the message of the first; nothing where none did. */
export function asOneError(failures: readonly Error[]): Error | undefined {
  const [first, second] = failures;
  return second === undefined ? first : new AggregateError(failures, first?.message);
}
