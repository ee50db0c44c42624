import { type History, type HistoryEvent } from '../history-event.js';
import { type Model } from '../models/model.js';
import { checkSequentialConsistency } from '../sequential/check-sequential-consistency.js';
import { SequentialMonitor } from '../sequential/sequential-monitor.js';
import { CallReader } from '../call-reader.js';
import { describeViolation } from './describe-violation.js';

/** Watches a growing history for calls that have no order which keeps that of each process. */
export class SequentialOracleMonitor<State> {
  /** How many events were looked at. */
  seen = 0;
  /** Whether a search spent its budget, so that it is unknown whether all calls have an order. */
  isUnknown = false;
  readonly #model: Model<State>;
  readonly #calls = new CallReader();
  readonly #monitor: SequentialMonitor<State>;

  constructor(model: Model<State>, budget: number) {
    this.#model = model;
    this.#monitor = new SequentialMonitor(model, budget);
  }

  /**
   * Looks at the events that are new.
   *
   * @param history - all events so far
   * @returns true, or a sentence that says what is wrong
   */
  observe(history: History): true | string {
    while (this.seen < history.length && !this.isUnknown) {
      const index = this.seen++;
      const { kind, call } = this.#calls.read(history[index] as HistoryEvent, index);
      if (kind === 'lost') continue;
      const verdict = this.#monitor[kind](call);
      if (verdict === 'unknown') this.isUnknown = true;
      if (verdict === 'violation') return this.#explain(history.slice(0, this.seen));
    }
    this.seen = history.length;
    return true;
  }

  #explain(history: History): string {
    const result = checkSequentialConsistency(history, this.#model);
    return result.verdict === 'violation'
      ? describeViolation(result.violation, history)
      : 'calls have no order that the model allows';
  }
}
