/** A client: one that makes one call at a time. */
export type ProcessId = number | string;

/** The object that a call is about, in a history of several: a key of a map, the name of a lock. */
export type ObjectKey = number | string;

/** The start of a call, or its end: see `HistoryEvent`. */
export type HistoryEventType = 'invoke' | 'ok' | 'fail' | 'info';

/**
 * The start of a client's call, or its end.
 *
 * - `invoke`: the call starts; `value` is its argument.
 * - `ok`: the call took effect between its start and here; `value` is its result.
 * - `fail`: the call took no effect, and will take none.
 * - `info`: the outcome is unknown. The call may have taken effect, may take effect at any later time, or
 *   never. The process is not used again, since its call may still be under way.
 */
export interface HistoryEvent {
  /** The client that makes the call. */
  readonly process: ProcessId;
  /** Whether the call starts here, and if not, how it ended. */
  readonly type: HistoryEventType;
  /** The function that is called, as the model names it: `read`, `write`, `cas`. */
  readonly f: string;
  /** The argument of the call, or its result. */
  readonly value?: unknown;
  /** The object that the call is about, in a history of several. */
  readonly key?: ObjectKey;
  /**
   * When it happened, for readers of reports: ticks in a simulation. The order of the list decides, since
   * two events may happen in one tick.
   */
  readonly at: number;
}

/**
 * What clients called and what was returned to them, in the order in which it happened. A call without
 * an end counts as `info`.
 */
export type History = readonly HistoryEvent[];
