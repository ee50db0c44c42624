import { type LogicalTime } from '../../contracts/logical-time.js';
import {
  type LoadedCheckpoint,
  type PipelineEffect,
  type PipelineEvent,
} from '../../contracts/pipeline-ports.js';
import { digest } from '../../kernel/digest.js';
import { type CheckpointOf, type OutputOf } from '../../pipeline/vocabulary.js';
import { type Json, toJson } from '../../recording/plain-json.js';
import { outcomeOf } from '../../run/outcome-of.js';
import { Completion } from '../completion.js';
import { DeadlineTimer } from '../clocks/deadline-timer.js';
import { closedTooLate, moduleThrew, portFailed, reasonOf } from '../driver-error.js';
import { endsWithin } from '../ends-within.js';
import { type PipelineDriverOptions } from './pipeline-options.js';
import { TickClock } from '../clocks/tick-clock.js';

type PortEvent = PipelineEvent<unknown, unknown>;
type PortEffect = PipelineEffect<unknown, unknown>;

/**
 * Runs a pipeline stage over real ports, from its checkpoint to its end.
 *
 * A port has one call at a time, in the order in which the stage asks; different ports work side by
 * side. The stage asks for more only after the outcome of a call, so what it reads never outruns
 * what it can get rid of, as far as its logic says so.
 */
export class PipelineDriver<State, Event, Effect> {
  /**
   * Resolves when the stage waits for nothing any more, or when the driver has closed; rejects with
   * what ended it. Without a handler, a failure is an unhandled rejection.
   */
  readonly finished: Promise<void>;
  readonly #completion = new Completion();
  readonly #options: PipelineDriverOptions<State, Event, Effect>;
  readonly #clock: TickClock;
  readonly #timers = new Set<DeadlineTimer>();
  /** The end of each port's queue. */
  readonly #tails = { read: IDLE, checkpoint: IDLE, emit: IDLE };
  #state: State;
  /** How many answers the stage waits for: of ports and of timers. */
  #awaited = 0;
  #isClosed = false;

  private constructor(options: PipelineDriverOptions<State, Event, Effect>) {
    this.#options = options;
    this.#state = options.initialState;
    this.#clock = new TickClock(options.msPerTick, options.startAt);
    this.finished = this.#completion.promise;
  }

  /**
   * Loads the checkpoint and starts the stage.
   *
   * @param options - the stage and its ports
   * @throws RangeError when an option is out of range; DriverError when the checkpoint store cannot be
   *   read; the signal's reason, when it has aborted by then
   */
  static async start<State, Event, Effect>(
    options: PipelineDriverOptions<State, Event, Effect>,
  ): Promise<PipelineDriver<State, Event, Effect>> {
    options.signal?.throwIfAborted();
    const driver = new PipelineDriver(options);
    let loaded: LoadedCheckpoint<unknown>;
    try {
      loaded = await options.checkpoints.load();
    } catch (error) {
      throw portFailed('checkpoint store', error);
    }
    options.signal?.throwIfAborted();
    options.signal?.addEventListener('abort', driver.#onAbort);
    driver.#handle({ kind: 'started', loaded });
    return driver;
  }

  /** What the stage knows. */
  get state(): State {
    return this.#state;
  }

  /** The stage's time. */
  get now(): LogicalTime {
    return this.#clock.now();
  }

  /**
   * Tells the stage nothing more, and waits for the port calls under way. What it had not checkpointed
   * it does again after the next start.
   *
   * @returns `finished`
   */
  close(): Promise<void> {
    if (!this.#isClosed) void this.#end();
    return this.finished;
  }

  readonly #onAbort = (): void => void this.close();

  #handle(event: PortEvent): void {
    if (this.#isClosed) return;
    const { now } = this;
    const described = this.#options.recorder?.describe(() => toJson(event));
    let effects: readonly Effect[];
    try {
      // The stage's own events are those of its ports, and more that nobody brings it.
      const returned: unknown = this.#options.step(this.#state, event as Event, now);
      [this.#state, effects] = outcomeOf<State, Effect>(returned, 'step', event, now);
    } catch (error) {
      // What the stage cannot survive has no outcome: a replay throws before it would be compared.
      this.#record(described, now, () => 0);
      return void this.#end(moduleThrew('The step', error));
    }
    this.#record(described, now, () => digest([this.#state, effects]));
    for (const effect of effects) this.#carryOut(effect as PortEffect);
    if (this.#awaited === 0) void this.#end();
  }

  #record(event: Json | undefined, at: LogicalTime, outcome: () => number): void {
    if (event === undefined) return;
    const { recorder } = this.#options;
    // A state may be what no digest can see: that ends the recording, not the stage.
    const digested = recorder?.describe(outcome);
    if (digested === undefined) return;
    recorder?.record({ at, party: 0, outcome: digested >>> 0, kind: 'event', event });
  }

  #carryOut(effect: PortEffect): void {
    const { source, checkpoints, sink } = this.#options;
    switch (effect.kind) {
      case 'read': {
        const { offset, limit } = effect;
        return this.#call(
          'read',
          'source',
          async () => {
            const records = await source.read(offset, limit);
            return { kind: 'records', offset, records };
          },
          (reason) => ({ kind: 'read-failed', offset, reason }),
        );
      }
      case 'checkpoint': {
        const { checkpoint } = effect;
        return this.#call(
          'checkpoint',
          'checkpoint store',
          async () => {
            await checkpoints.save(checkpoint as CheckpointOf<Effect>);
            return { kind: 'checkpointed', checkpoint };
          },
          (reason) => ({ kind: 'checkpoint-failed', checkpoint, reason }),
        );
      }
      case 'emit': {
        const { id, output } = effect;
        return this.#call(
          'emit',
          'sink',
          async () => {
            await sink.emit(id, output as OutputOf<Effect>);
            return { kind: 'emitted', id };
          },
          (reason) => ({ kind: 'emit-failed', id, reason }),
        );
      }
      case 'wait':
        return this.#wait(effect.ticks);
    }
  }

  #call(
    kind: 'read' | 'checkpoint' | 'emit',
    port: string,
    call: () => Promise<PortEvent>,
    failure: (reason: string) => PortEvent,
  ): void {
    this.#awaited++;
    this.#tails[kind] = this.#tails[kind].then(async () => {
      if (this.#isClosed) return;
      let answer: PortEvent;
      try {
        answer = await call();
      } catch (error) {
        answer = failure(reasonOf(error));
        this.#tell(port, error);
      }
      this.#awaited--;
      this.#handle(answer);
    });
  }

  #tell(port: string, cause: unknown): void {
    try {
      this.#options.onError?.(portFailed(port, cause));
    } catch (thrown) {
      void this.#end(moduleThrew('`onError`', thrown));
    }
  }

  #wait(ticks: number): void {
    this.#awaited++;
    const timer = new DeadlineTimer(this.#clock, () => {
      this.#timers.delete(timer);
      this.#awaited--;
      this.#handle({ kind: 'timeout' });
    });
    this.#timers.add(timer);
    timer.set((this.now + ticks) as LogicalTime);
  }

  async #end(failure?: Error): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    for (const timer of this.#timers) timer.clear();
    const failures = failure === undefined ? [] : [failure];
    const { drainWithinMs } = this.#options;
    const idle = Promise.all(Object.values(this.#tails));
    if (drainWithinMs === undefined) await idle;
    else if (!(await endsWithin(drainWithinMs, idle))) {
      failures.push(closedTooLate('A call of a port', drainWithinMs));
    }
    this.#completion.end(failures);
  }
}

const IDLE: Promise<void> = Promise.resolve();
