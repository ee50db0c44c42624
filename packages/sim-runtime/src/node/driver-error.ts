import { type NodeId } from '../contracts/node-id.js';

/** What a driver can be in trouble with. */
export type DriverErrorKind =
  /** The module itself threw: it has a bug, and its state cannot be trusted any more. */
  | 'module'
  /** A message could not be sent, or an effect not delivered. */
  | 'send'
  /** More came than can be taken: messages to a slow peer were dropped, or an input was refused. */
  | 'overflow'
  /** Something arrived that is no message, or the transport cannot receive. */
  | 'receive'
  /** A store, a source, a checkpoint store or a sink failed. */
  | 'port'
  /** Something could not be recorded, and the recording has ended. */
  | 'recording'
  /** Something did not end in time when the driver was closed. */
  | 'shutdown';

/** What went wrong in a driver. `cause` is the error that it met, where there was one. */
export class DriverError extends Error {
  /** `DriverError`, as stacks show it. */
  override readonly name = 'DriverError';
  /** What failed, for handlers that tell failures apart. */
  readonly kind: DriverErrorKind;
  /** Whom it was about, where it was about a peer. */
  readonly peer: NodeId | undefined;

  /** @internal */
  constructor(
    kind: DriverErrorKind,
    message: string,
    about: { readonly cause?: unknown; readonly peer?: NodeId } = {},
  ) {
    super(message, 'cause' in about ? { cause: about.cause } : undefined);
    this.kind = kind;
    this.peer = about.peer;
  }
}

/**
 * Takes the errors that a driver can live with.
 *
 * @param error - what went wrong
 */
export type DriverErrorHandler = (error: DriverError) => void;

export function moduleThrew(where: string, cause: unknown): DriverError {
  return new DriverError(
    'module',
    `${where} threw, and the driver has stopped: ${reasonOf(cause)}`,
    {
      cause,
    },
  );
}

export function transitionThrew(cause: unknown): DriverError {
  return new DriverError(
    'module',
    `The transition threw, and nothing was stored: ${reasonOf(cause)}`,
    { cause },
  );
}

export function notDelivered(cause: unknown): DriverError {
  return new DriverError(
    'send',
    `An effect was stored but could not be delivered: ${reasonOf(cause)}`,
    { cause },
  );
}

export function inputsOverflow(limit: number): DriverError {
  return new DriverError(
    'overflow',
    `${limit} inputs are waiting to be applied, and no more are taken until some have been.`,
  );
}

export function storeContended(attempts: number): DriverError {
  return new DriverError(
    'port',
    `The stored state was changed by others ${attempts} times in a row while an input was being applied: nothing was stored.`,
  );
}

export function sendFailed(peer: NodeId, cause: unknown): DriverError {
  return new DriverError('send', `A message to node ${peer} was not sent: ${reasonOf(cause)}`, {
    cause,
    peer,
  });
}

export function sendsOverflow(peer: NodeId, limit: number): DriverError {
  return new DriverError(
    'overflow',
    `Node ${peer} takes messages too slowly: ${limit} are under way to it, and more are dropped until some have arrived.`,
    { peer },
  );
}

export function receiveFailed(cause: unknown): DriverError {
  return new DriverError('receive', `Something could not be received: ${reasonOf(cause)}`, {
    cause,
  });
}

export function notAMessage(from: NodeId, cause: unknown): DriverError {
  return new DriverError(
    'receive',
    `Node ${from} sent something that is no message, which was dropped: ${reasonOf(cause)}`,
    { cause, peer: from },
  );
}

export function portFailed(port: string, cause: unknown): DriverError {
  return new DriverError('port', `The ${port} failed: ${reasonOf(cause)}`, { cause });
}

export function recordingFailed(cause: unknown): DriverError {
  return new DriverError(
    'recording',
    `An input could not be recorded, and the recording has ended: ${reasonOf(cause)}`,
    { cause },
  );
}

export function historyFailed(cause: unknown): DriverError {
  return new DriverError(
    'recording',
    `A call could not be recorded, and the history has ended: ${reasonOf(cause)}`,
    { cause },
  );
}

export function otherRecording(path: string, simulation: string): DriverError {
  return new DriverError(
    'recording',
    `${path} is there and is no recording for the simulation "${simulation}" in this version: choose another file, or remove it.`,
  );
}

export function brokenRecording(path: string, cause: unknown): DriverError {
  return new DriverError(
    'recording',
    `${path} cannot be continued and stays as it is: ${reasonOf(cause)}. Choose another file, or remove it.`,
    { cause },
  );
}

/** Why a recording cannot be continued. */
export class DamagedRecording extends Error {
  /** `DamagedRecording`, as stacks show it. */
  override readonly name = 'DamagedRecording';
}

/** @param problem - what is wrong with the line, as in `is not UTF-8` */
export function damagedLine(line: number, problem: string): DamagedRecording {
  return new DamagedRecording(`line ${line} ${problem}`);
}

export function closedTooLate(what: string, withinMs: number): DriverError {
  return new DriverError(
    'shutdown',
    `${what} did not end within ${withinMs} ms of closing, and was given up.`,
  );
}

export function closeFailed(what: string, cause: unknown): DriverError {
  return new DriverError('shutdown', `The ${what} could not be closed: ${reasonOf(cause)}`, {
    cause,
  });
}

export function isClosed(what: string): DriverError {
  return new DriverError('shutdown', `${what} is closed and takes nothing any more.`);
}

export function badOption(name: string, demand: string, value: unknown): RangeError {
  return new RangeError(`The driver's \`${name}\` must be ${demand}, not ${String(value)}.`);
}

/** The reason of an error as the end of a sentence. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
