import { type CompletedCall } from './calls.js';
import { HistoryError } from './history-error.js';
import { type HistoryEvent, type ProcessId } from './history-event.js';

/** What an event of a history says of a call. */
export interface CallNews {
  /** `lost` for a call that ended in `info`: it may still take effect. */
  readonly kind: 'started' | 'returned' | 'failed' | 'lost';
  readonly call: CompletedCall;
}

/** Pairs starts and ends of calls while a history grows. */
export class CallReader {
  readonly #open = new Map<ProcessId, CompletedCall>();

  /**
   * @param event - the next event
   * @param index - its place in the history
   * @throws HistoryError if a process ends a call that it did not start
   */
  read(event: HistoryEvent, index: number): CallNews {
    const { process, f, value, key } = event;
    if (event.type === 'invoke') {
      const call = {
        start: index,
        end: undefined,
        process,
        f,
        value,
        key,
        outcome: 'info',
        result: undefined,
      } as const;
      this.#open.set(process, call);
      return { kind: 'started', call };
    }
    const open = this.#open.get(process);
    if (open === undefined)
      throw new HistoryError(`Process ${process} ends a call that it did not start.`);
    this.#open.delete(process);
    if (event.type === 'info') return { kind: 'lost', call: open };
    if (event.type === 'fail') return { kind: 'failed', call: open };
    const call = { ...open, end: index, outcome: 'ok', result: value } as const;
    return { kind: 'returned', call };
  }
}
