import { type SourceLines } from './script-lines.js';

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

/** What of a host its errors name. */
export interface FailedHost {
  readonly name: string;
  /** Where the lines of its script come from. */
  readonly lines: SourceLines | undefined;
}

interface ForeignError {
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly cause?: unknown;
  /** Of an error of an API that the simulation has no replacement for: its name. */
  readonly api?: string;
}

/**
 * An error of a host's code, which is of another realm.
 *
 * @param origin - `uncaughtException`, `unhandledRejection` or `unsupported`
 */
export function hostError(
  { name: host, lines }: FailedHost,
  error: unknown,
  origin: string,
): HostError {
  const thrown = (typeof error === 'object' && error !== null ? error : {}) as ForeignError;
  const { message, stack = '', name, cause, api } = thrown;
  const place = lines?.place(stack);
  const at = place === undefined ? '' : ` at ${place}`;
  const mapped = lines?.stack(stack) ?? stack;
  if (origin === 'unsupported') {
    return new HostError(
      `${api ?? 'An API'} was used on ${host}${at}: the simulation has no replacement for it; leave it out of the simulated code, or put it behind a module of your own.`,
      mapped,
    );
  }
  const words = message === undefined ? String(error) : `${name ?? 'Error'}: ${message}`;
  const why =
    cause === undefined || cause === null
      ? ''
      : ` (${String((cause as Partial<Error>).message ?? cause)})`;
  const how =
    origin === 'unhandledRejection'
      ? 'a rejection that nothing handles'
      : 'an exception that nothing catches';
  return new HostError(`${host} ended by ${how}${at}: ${words}${why}`, mapped);
}

/** The error of a host whose entry never gets past an `await`. */
export function stuckError(host: string, entry: string): HostError {
  return new HostError(
    `${host} waits for ever: an \`await\` at the top level of ${fileOf(entry)} is not settled, and no timer, connection or file is left that could settle it.`,
  );
}

/** The error of a host that others connect to, and that is no server. */
export function neverListensError(host: string, entry: string, sought: string): HostError {
  return new HostError(
    `${sought}, and ${host} has listened on no port in the whole run: call \`listen\` in ${fileOf(entry)}, or name the host that does.`,
  );
}

function fileOf(entry: string): string {
  return entry.replace(/^\.\//, '');
}
