import { type CompletedCall } from '../calls.js';
import { type History, type HistoryEvent, type ObjectKey } from '../history-event.js';
import { checkLinearizability } from '../linearizability/check-linearizability.js';
import { type Model } from '../models/model.js';
import { CallReader } from '../call-reader.js';
import { describeViolation } from './describe-violation.js';
import { type CallMonitor, ObjectMonitor } from './object-monitor.js';
import { RegisterMonitor } from './register-monitor.js';

const GIVEN_UP: CallMonitor = {
  started: () => 'ok',
  returned: () => 'ok',
  failed: () => 'ok',
};

/** Watches a growing history for calls that have no order. */
export class LinearizabilityMonitor<State> {
  /** How many events were looked at. */
  seen = 0;
  /** Whether a search spent its budget, so that it is unknown whether all calls have an order. */
  isUnknown = false;
  readonly #model: Model<State>;
  readonly #budget: number;
  readonly #objects = new Map<ObjectKey | undefined, CallMonitor>();
  readonly #calls = new CallReader();

  constructor(model: Model<State>, budget: number) {
    this.#model = model;
    this.#budget = budget;
  }

  /**
   * Looks at the events that are new.
   *
   * @param history - all events so far
   * @returns true, or a sentence that says what is wrong
   */
  observe(history: History): true | string {
    while (this.seen < history.length) {
      const index = this.seen++;
      const verdict = this.#next(history[index] as HistoryEvent, index);
      if (verdict === 'violation') return this.#explain(history.slice(0, this.seen));
    }
    return true;
  }

  #next(event: HistoryEvent, index: number): 'ok' | 'violation' | 'unknown' {
    const { kind, call } = this.#calls.read(event, index);
    if (kind === 'lost') return 'ok';
    const verdict = this.#objectOf(call)[kind](call);
    if (verdict === 'unknown') this.#giveUp(call);
    return verdict;
  }

  #objectOf(call: CompletedCall): CallMonitor {
    const key = this.#model.partition?.(call);
    const known = this.#objects.get(key);
    if (known !== undefined) return known;
    const { dataType } = this.#model;
    const fresh =
      dataType?.kind === 'register'
        ? new RegisterMonitor(this.#model, dataType, this.#budget)
        : new ObjectMonitor(this.#model, this.#budget);
    this.#objects.set(key, fresh);
    return fresh;
  }

  /** What happens on an object from now on changes nothing: whether its calls have an order is unknown. */
  #giveUp(call: CompletedCall): void {
    this.isUnknown = true;
    this.#objects.set(this.#model.partition?.(call), GIVEN_UP);
  }

  #explain(history: History): string {
    const result = checkLinearizability(history, this.#model);
    return result.verdict === 'violation'
      ? describeViolation(result.violation, history)
      : 'calls have no order that the model allows';
  }
}
