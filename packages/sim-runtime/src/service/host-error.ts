/** An error that ended a host, as the violation of a run: its message names the host, its stack is that of the host's code. */
export class HostError extends Error {
  /** `HostError`. */
  override readonly name = 'HostError';

  /**
   * An error of a host.
   *
   * @param message - which host ended, and how
   * @param stack - the stack of the host's code, if it has one
   */
  constructor(message: string, stack?: string) {
    super(message);
    if (stack !== undefined) this.stack = stack;
  }
}

/** An error of a host's code, which is of another realm. */
export function hostError(host: string, error: unknown, origin: string): HostError {
  const { message, stack, name, cause } = (
    typeof error === 'object' && error !== null ? error : {}
  ) as Partial<Error>;
  const words = message === undefined ? String(error) : `${name ?? 'Error'}: ${message}`;
  const why =
    cause === undefined || cause === null
      ? ''
      : ` (${String((cause as Partial<Error>).message ?? cause)})`;
  if (origin === 'unsupported') return new HostError(message ?? words, stack);
  const how =
    origin === 'unhandledRejection'
      ? 'a rejection that nothing handles'
      : 'an exception that nothing catches';
  return new HostError(`${host} ended by ${how}: ${words}${why}`, stack);
}
