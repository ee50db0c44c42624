import type { HistoryFormat, IsolationLevel } from '@gossip/sim-runtime/history';
import type { HistoryModelName } from './models.js';

/** Which order of calls a model is held to. */
export type HistoryConsistency = 'linearizable' | 'sequential';

/** The options of `sim-history`, as its schema has them. */
export interface SimHistoryOptions {
  /** The file with the history, relative to the workspace. */
  readonly file: string;
  /** The model that calls are checked against. */
  readonly model?: HistoryModelName;
  /** The order of calls that is demanded. Default `linearizable`. */
  readonly consistency?: HistoryConsistency;
  /** The isolation level that transactions are held to. */
  readonly isolation?: IsolationLevel;
  /** The format of the file. Default: told from its content. */
  readonly format?: HistoryFormat;
  /** Whether each value is a pair of a key and a value. Default false. */
  readonly keyed?: boolean;
  /** The value before the first call, as JSON. */
  readonly initial?: string;
  /** How many states the search may look at. */
  readonly budget?: number;
  /** Whether each object is checked by itself. Default true. */
  readonly partitioned?: boolean;
  /** The file that the result is written to, relative to the workspace. */
  readonly outputFile?: string;
}
