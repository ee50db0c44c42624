import { type LogicalTime } from '../../contracts/logical-time.js';
import { type Transition } from '../../contracts/transition.js';
import { digest } from '../../kernel/digest.js';
import { toJson } from '../../recording/plain-json.js';
import { type RecordedInput } from '../../recording/recorded-input.js';
import { outcomeOf } from '../../run/outcome-of.js';
import { asOneError } from '../as-one-error.js';
import {
  badOption,
  DriverError,
  type DriverErrorHandler,
  inputsOverflow,
  isClosed,
  notDelivered,
  portFailed,
  transitionThrew,
} from '../driver-error.js';
import { type FlightRecorder } from '../recorder/flight-recorder.js';
import { type ClientRequests } from '../recorder/client-requests.js';
import { type Decision, type StateStore, type StoredState } from './state-store.js';

/** What a `CoordinationDriver` is made of. */
export interface CoordinationDriverOptions<State, Input, Effect> {
  /** The state where the store has none yet. */
  readonly initialState: State;
  /** The module's logic, the same function that was simulated. */
  readonly transition: Transition<State, Input, Effect>;
  /** Where the state lives. */
  readonly store: StateStore<State, Effect>;
  /** The coordinator's clock, such as a `TickClock` or a `wallClock` gives it. */
  readonly clock: () => LogicalTime;
  /**
   * Delivers an effect once it is stored, in the order of the effects. One that fails is reported and
   * not repeated: to the module it is an effect that was lost. The next input waits for the promise, so
   * that it must not wait for an `apply` of this driver itself.
   */
  readonly deliver?: (effect: Effect) => void | Promise<void>;
  /**
   * How often to ask the store in all when it fails: 1 or more. Default 1. A failure leaves open whether
   * the input was applied, so more are safe only for a module that recognises an input that it has
   * applied before.
   */
  readonly attempts?: number;
  /** How long to wait before asking again, in milliseconds; twice as long each time. Default 50. */
  readonly retryAfterMs?: number;
  /** How many inputs may wait before more are refused. Default 1,024. */
  readonly maxWaiting?: number;
  /** Takes failures to deliver. Without it, `apply` rejects with them, though its input is applied. */
  readonly onError?: DriverErrorHandler;
  /**
   * Writes inputs down once they are applied. What other coordinators do to the same state is not
   * recorded; where it shows, the state is.
   */
  readonly recorder?: FlightRecorder;
  /** Which actor has sent an input, as the recording is to say. Default: 0 for all. */
  readonly actorOf?: (input: Input) => number;
  /**
   * Notes the calls of clients, as `HistoryRecorder.requests` makes it: `apply` takes a request of the client
   * `client-` and the number that `actorOf` gives, and the effects that it returns are the answers.
   */
  readonly history?: ClientRequests<Input, Effect>;
  /** Closes the driver when it aborts. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a coordination module over a store: one input after the other, each in a transaction of its own
 * which gives the module its state and takes the next, and delivers the effects after the commit.
 *
 * Time never runs backwards: an input is applied at the clock's time, or at that of the stored state
 * where the clock is behind it.
 */
export class CoordinationDriver<State, Input, Effect> {
  readonly #options: CoordinationDriverOptions<State, Input, Effect>;
  /** The end of the queue: each input waits for the one before it. */
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isClosed = false;
  /** The digest of the state that the recording has led to. */
  #recorded: number;

  /**
   * @param options - the logic, its store, and the delivery of effects
   * @throws RangeError when an option is out of range; the signal's reason, when it has aborted already
   */
  constructor(options: CoordinationDriverOptions<State, Input, Effect>) {
    for (const name of ['attempts', 'maxWaiting'] as const) {
      const value = options[name] ?? 1;
      if (!Number.isSafeInteger(value) || value < 1) {
        throw badOption(name, 'a whole number from 1', value);
      }
    }
    options.signal?.throwIfAborted();
    options.signal?.addEventListener('abort', this.#onAbort);
    this.#options = options;
    const { recorder, initialState } = options;
    this.#recorded = recorder?.describe(() => digest(initialState)) ?? 0;
  }

  /**
   * Applies an input after those that wait.
   *
   * @param input - what to apply to the stored state
   * @returns the effects that it had, once it is stored and they have been delivered
   * @throws DriverError as a rejection: `module` when the transition threw, and nothing has changed;
   *   `port` when the store failed, which leaves open whether the input was applied; `overflow` and
   *   `shutdown` when it was not
   */
  async apply(input: Input): Promise<readonly Effect[]> {
    const { maxWaiting = 1_024 } = this.#options;
    if (this.#isClosed) throw isClosed('The coordinator');
    if (this.#waiting >= maxWaiting) throw inputsOverflow(maxWaiting);
    this.#waiting++;
    const { history, actorOf } = this.#options;
    const client = history === undefined ? '' : `client-${actorOf?.(input) ?? 0}`;
    history?.sent(client, input);
    const applied = this.#tail.then(() => this.#apply(input));
    this.#tail = applied.catch(() => undefined);
    try {
      const effects = await applied;
      for (const effect of effects) history?.received(client, effect);
      return effects;
    } finally {
      this.#waiting--;
    }
  }

  /** Takes no more inputs. Resolves when those that wait have been applied or have failed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    await this.#tail;
  }

  readonly #onAbort = (): void => void this.close();

  async #apply(input: Input): Promise<readonly Effect[]> {
    const { effects } = await this.#transact(input);
    const failures: Error[] = [];
    for (const effect of effects) {
      // One that fails must not hold up the others: they are stored, too.
      await this.#deliver(effect).catch((error: Error) => failures.push(error));
    }
    const failed = asOneError(failures);
    if (failed !== undefined) throw failed;
    return effects;
  }

  async #transact(input: Input): Promise<Decision<State, Effect>> {
    const { attempts = 1, retryAfterMs = 50 } = this.#options;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#transactOnce(input);
      } catch (error) {
        // A store may wrap what `decide` threw, or hand it on: a module that throws will throw again.
        if (error instanceof DriverError) throw error;
        if (attempt >= attempts) throw portFailed('store', error);
        await pause(retryAfterMs * 2 ** (attempt - 1));
      }
    }
  }

  async #transactOnce(input: Input): Promise<Decision<State, Effect>> {
    let before: StoredState<State> | undefined;
    const decision = await this.#options.store.transact((current) => {
      before = current;
      return this.#decide(current, input);
    });
    this.#record(before, input, decision);
    return decision;
  }

  #time(): LogicalTime {
    try {
      return this.#options.clock();
    } catch (error) {
      throw portFailed('clock', error);
    }
  }

  #decide(current: StoredState<State> | undefined, input: Input): Decision<State, Effect> {
    const { initialState, transition } = this.#options;
    const time = this.#time();
    const at = current === undefined || current.at < time ? time : current.at;
    try {
      const returned: unknown = transition(current?.state ?? initialState, input, at);
      const [state, effects] = outcomeOf<State, Effect>(returned, 'transition', input, at);
      return { state, at, effects };
    } catch (error) {
      throw transitionThrew(error);
    }
  }

  /** What is stored is stored: nothing that fails in here may have the input applied once more. */
  #record(
    before: StoredState<State> | undefined,
    input: Input,
    decision: Decision<State, Effect>,
  ): void {
    const { recorder, initialState } = this.#options;
    const start = before?.state ?? initialState;
    const inputs = recorder?.describe(() => this.#inputsOf(start, input, decision)) ?? [];
    for (const recorded of inputs) recorder?.record(recorded);
    if (inputs.length > 0) this.#recorded = digest(decision.state);
  }

  /** The input, and before it the state that it met, if that is not what the recording has led to. */
  #inputsOf(
    start: State,
    input: Input,
    { state, at, effects }: Decision<State, Effect>,
  ): readonly RecordedInput[] {
    const { actorOf } = this.#options;
    const met = digest(start);
    const outcome = digest([state, effects]) >>> 0;
    const party = actorOf?.(input) ?? 0;
    const recorded: RecordedInput = { at, party, outcome, kind: 'input', input: toJson(input) };
    if (met === this.#recorded) return [recorded];
    return [{ at, party: 0, outcome: met >>> 0, kind: 'state', state: toJson(start) }, recorded];
  }

  async #deliver(effect: Effect): Promise<void> {
    const { deliver, onError } = this.#options;
    try {
      await deliver?.(effect);
    } catch (error) {
      if (onError === undefined) throw notDelivered(error);
      onError(notDelivered(error));
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
