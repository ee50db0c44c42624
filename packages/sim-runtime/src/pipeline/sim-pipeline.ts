import { type LogicalTime } from '../contracts/logical-time.js';
import {
  type LoadedCheckpoint,
  type PipelineEffect,
  type PipelineEvent,
} from '../contracts/pipeline-ports.js';
import { effectId } from '../kernel/causal-id.js';
import { FaultCounter, type VisitFault } from '../faults/fault-counter.js';
import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { HoldQueue } from '../parties/hold-queue.js';
import { combine, mix32 } from '../kernel/keyed-hash.js';
import { PartyClocks } from '../parties/party-clocks.js';
import { SimContext } from '../kernel/sim-context.js';
import { eventTag } from '../kernel/queue/event-tag.js';
import { Timeline } from '../kernel/timeline.js';
import { type FaultFacts } from '../trace/fault-facts.js';
import { makeStateKnown } from '../kernel/sight/state-view.js';
import { outcomeOf } from '../run/outcome-of.js';
import { traceSinkOf } from '../trace/trace-sink-of.js';
import { type TraceSink } from '../trace/trace-sink.js';
import { checkEffect } from './check-effect.js';
import { OldStageNames } from './old-names.js';
import { type SimPipelineOptions } from './pipeline-options.js';
import { PortFates } from './port-fates.js';
import { NO_PORT_FAULTS, type PortFaults } from './port-faults.js';
import { SimCheckpointStore } from './sim-checkpoint-store.js';
import { SimSink } from './sim-sink.js';
import { SimSource } from './sim-source.js';
import { WriteFailures } from './write-failures.js';

/** An effect that asks something of a port, whatever it carries. */
type PortEffect = PipelineEffect<unknown, unknown>;

const ANSWER = 0;
const STAGE = 0;

/**
 * A pipeline stage in simulated time, over simulated ports: a source, a checkpoint store and a sink.
 *
 * Each effect is a port call that takes a tick and its delay, and may fail; the stage may crash at
 * any of them. A crash loses the stage's state and the answers on their way to it; whether a write
 * that was under way happened is left open, as it is in life.
 */
export class SimPipeline<State, Event, Effect, Record = unknown> extends OldStageNames {
  /** The seed, the clock and the random streams of this universe. */
  readonly context: SimContext;
  /** Simulated time, which no clock fault touches, and its events. */
  readonly timeline: Timeline;
  /** The stage's state. */
  state: State;
  /** The state before the last event. */
  previous: State;
  /** What the stage has just been told, if that is what happened. */
  event: Event | undefined = undefined;
  /** Whether the stage has had any effect. @internal */
  hasActed = false;
  /** The effects of the last event, whether or not they were carried out. */
  effects: readonly Effect[] = [];
  /** How often the stage has started. */
  starts = 0;

  readonly #traceSink: TraceSink | undefined;
  readonly #options: SimPipelineOptions<State, Event, Effect, Record>;
  readonly #fates: PortFates;
  readonly #failures: WriteFailures;
  readonly #source: SimSource<Record>;
  readonly #store: SimCheckpointStore;
  readonly #sink: SimSink;
  readonly #clocks = new PartyClocks(1);
  readonly #paused = new HoldQueue();
  readonly #faults = new FaultCounter();
  #down = true;

  /**
   * @param options - the stage, its input, the seed and the faults
   * @throws RangeError when the seed or a rate is out of range
   */
  constructor(options: SimPipelineOptions<State, Event, Effect, Record>) {
    super();
    const { seed, input, available = input.length, corrupt, initialState } = options;
    this.#options = options;
    this.#traceSink = traceSinkOf(options);
    this.timeline = new Timeline(this);
    this.context = new SimContext(seed, this.timeline);
    makeStateKnown(initialState, options.view);
    this.state = initialState;
    this.previous = initialState;
    const fates = new PortFates(seed);
    const faults = this.#faults;
    this.#fates = fates;
    this.#failures = new WriteFailures(fates, faults);
    this.#source = new SimSource({ seed, input, available, corrupt, fates, faults });
    this.#store = new SimCheckpointStore(fates, faults, this.#failures);
    this.#sink = new SimSink(fates, this.#failures);
    this.useFaults({ ...NO_PORT_FAULTS, ...options.faults });
    this.restart();
  }

  /** Simulated time, in ticks, which no clock fault changes. */
  get now(): LogicalTime {
    return this.timeline.now as LogicalTime;
  }

  /** The time of the stage's clock, which steps take and clock faults move. */
  localTime(): LogicalTime {
    return this.#clocks.local(STAGE, this.timeline.now) as LogicalTime;
  }

  /** All records that the source has, or will have. */
  get input(): readonly Record[] {
    return this.#source.input;
  }

  /** How many records the source has at the moment. */
  get available(): number {
    return this.#source.available;
  }

  /** The checkpoint that a start would load now. */
  get checkpoint(): LoadedCheckpoint<unknown> {
    return this.#store.durable;
  }

  /** The outputs in the sink, by id, in the order of their arrival. */
  get outputs(): ReadonlyMap<string, unknown> {
    return this.#sink.outputs;
  }

  /** How many emissions reached the sink, repeated ones included. */
  get emissions(): number {
    return this.#sink.emissions;
  }

  /** The faults in force. */
  get faults(): PortFaults {
    return this.#fates.faults;
  }

  /** How often each fault happened so far. */
  get faultCounts(): FaultCounts {
    return this.#faults.counts;
  }

  /** Calls `visit` with each fault and the number of times so far. @internal */
  visitFaults(visit: VisitFault): void {
    this.#faults.visit(visit);
  }

  /** Whether the stage has crashed and not restarted yet. */
  get isDown(): boolean {
    return this.#down;
  }

  /**
   * Moves simulated time forward, doing what falls due; returns how many events that was.
   *
   * @param maxTicks - how far to move time: 0 or more ticks
   */
  run(maxTicks: number): number {
    return this.timeline.run(maxTicks);
  }

  /**
   * Makes up to `count` more records available at the source.
   *
   * @param count - how many: 0 or more
   */
  append(count: number): void {
    this.#source.append(count);
  }

  /** The fates of port calls. @internal */
  get fates(): PortFates {
    return this.#fates;
  }

  /**
   * Puts rates in force from now on.
   *
   * @param faults - the rates, in parts per million, and their bounds in ticks
   */
  useFaults(faults: PortFaults): void {
    this.#fates.use(faults);
  }

  /** Starts the stage if it is down: it loads its checkpoint. */
  restart(): void {
    if (!this.#down) return;
    this.#down = false;
    this.starts++;
    this.state = this.#options.initialState;
    const loaded = this.checkpoint;
    this.#reply(1, mix32(combine(this.starts, 0x5717)), { kind: 'started', loaded });
  }

  /** Crashes the stage: its state and the answers on their way to it are lost. */
  crash(): void {
    if (this.#down) return;
    this.#down = true;
    this.count('crash');
    this.#paused.takeHeld(STAGE);
    const { lost, torn } = this.#store.crash();
    if (lost > 0) this.#noteStrike({ fault: 'lost-write', targets: ['disk'] });
    if (torn > 0) this.#noteStrike({ fault: 'torn-write', targets: ['disk'] });
    this.#sink.crash();
  }

  /** Pauses the stage: the answers that reach it wait. Pauses may overlap. */
  pause(): void {
    this.#paused.pause(STAGE);
    this.count('pause');
  }

  /** Whether the stage is paused now. */
  get isPaused(): boolean {
    return this.#paused.isPaused(STAGE);
  }

  /** Ends one pause; what waited happens now, in its order. */
  resume(): void {
    if (!this.isPaused) return;
    for (const { tag, from, id, payload } of this.#paused.resume(STAGE)) {
      this.timeline.queue.push(this.timeline.now, tag, from, id, payload);
    }
  }

  /**
   * Makes the stage's clock jump forward for good.
   *
   * @param ticks - how far: 0 or more
   */
  jumpClock(ticks: number): void {
    this.#clocks.jump(STAGE, ticks, this.timeline.now);
    this.count('clock-jump');
  }

  /**
   * Turns the stage's clock back by `ticks`, for good.
   *
   * @param ticks - how far: 0 or more
   */
  rewindClock(ticks: number): void {
    this.#clocks.rewind(STAGE, ticks, this.timeline.now);
    this.count('clock-backward');
  }

  /**
   * Makes every write fail until the function that it returns is called, which tells whether the disk
   * has room again.
   */
  fillDisk(): () => boolean {
    this.count('disk-full');
    return this.#failures.fillDisk();
  }

  /** Ends every fault and makes all input available. */
  heal(): void {
    this.#fates.use(NO_PORT_FAULTS);
    this.#failures.freeDisk();
    this.#store.sync();
    this.append(this.input.length);
    while (this.isPaused) this.resume();
    this.restart();
  }

  /** Counts a fault. @internal */
  count(kind: FaultKind): void {
    this.#faults.count(kind);
  }

  /** Takes the answer of a port. @internal */
  dispatch(tag: number, fields: Int32Array, offset: number, payload: unknown): void {
    const from = fields[offset + 1] as number;
    const id = fields[offset + 2] as number;
    const complete = payload as () => Event;
    if (from !== this.starts || this.#down) return;
    if (this.isPaused) {
      return this.#paused.hold(STAGE, { tag, from, id, payload: complete });
    }
    const event = complete();
    const { calls } = this.#options;
    calls?.heard(this.starts, event);
    const effects = this.#step(event);
    this.#traceSink?.applied(this.timeline.now, id, STAGE, event, effects, this.state);
    effects.forEach((effect, index) => {
      if (this.#down) return;
      calls?.asked(this.starts, effect);
      this.#carryOut(effect, effectId(id, index));
    });
    this.timeline.finishEvent(id);
  }

  #step(event: Event): readonly Effect[] {
    this.previous = this.state;
    const returned: unknown = this.#options.step(this.state, event, this.localTime());
    const [state, effects] = outcomeOf<State, Effect>(returned, 'step', event, this.localTime());
    makeStateKnown(state, this.#options.view);
    this.state = state;
    this.event = event;
    this.effects = effects;
    if (effects.length > 0) this.hasActed = true;
    return effects;
  }

  #carryOut(effect: Effect, id: number): void {
    const crashes = this.#fates.strikes('crashPpm', id);
    if (crashes && this.#fates.crashesBefore(id)) return this.#crashAt(id, effect, 'before');
    this.#call(checkEffect(effect as PortEffect), id);
    if (crashes) this.#crashAt(id, effect, 'after');
  }

  #crashAt(id: number, effect: Effect, when: 'before' | 'after'): void {
    const { kind } = effect as PortEffect;
    const down = this.#fates.downTicks(id);
    const targets = [STAGE];
    this.#noteStrike({ fault: 'crash', targets, durationTicks: down, call: { kind, when } });
    this.crash();
    this.timeline.schedule(this.timeline.now + down, () => {
      const at = this.timeline.now;
      if (this.#down) this.#traceSink?.note({ at, kind: 'recovery', fault: 'crash', targets });
      this.restart();
    });
  }

  #call(effect: PortEffect, id: number): void {
    switch (effect.kind) {
      case 'read':
        return this.#later(id, () => this.#source.read(effect.offset, effect.limit, id));
      case 'checkpoint':
        this.#store.begin(id, effect.checkpoint);
        return this.#later(id, () => this.#store.end(id, effect.checkpoint));
      case 'emit':
        this.#sink.begin(id, effect.id, effect.output);
        return this.#later(id, () => this.#sink.end(id, effect.id, effect.output));
      case 'wait':
        return this.#reply(effect.ticks, id, { kind: 'timeout' });
    }
  }

  /** Lets a port answer, after a tick and its delay, with its outcome at that time. */
  #later(id: number, complete: () => PipelineEvent<unknown, unknown>): void {
    const delay = this.#fates.delayTicks(id);
    if (delay > 0) this.count('slow-port');
    this.#post(1 + delay, id, complete);
  }

  #reply(ticks: number, id: number, event: PipelineEvent<unknown, unknown>): void {
    this.#post(ticks, id, () => event);
  }

  #post(ticks: number, id: number, complete: () => PipelineEvent<unknown, unknown>): void {
    const at = this.timeline.now + ticks;
    this.timeline.queue.push(at, eventTag(ANSWER, STAGE), this.starts, id, complete);
  }

  #noteStrike(facts: FaultFacts): void {
    this.#traceSink?.note({ at: this.timeline.now, kind: 'fault', stage: 'struck', ...facts });
  }
}
