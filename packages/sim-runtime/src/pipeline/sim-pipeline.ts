import { type LogicalTime } from '../contracts/logical-time.js';
import {
  type LoadedCheckpoint,
  type PipelineEffect,
  type PipelineEvent,
} from '../contracts/pipeline-ports.js';
import { type Step } from '../contracts/step.js';
import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { HoldQueue } from '../kernel/hold-queue.js';
import { combine, mix32 } from '../kernel/keyed-hash.js';
import { PartyClocks } from '../kernel/party-clocks.js';
import { RandomStream } from '../kernel/random-stream.js';
import { SimContext } from '../kernel/sim-context.js';
import { eventTag, Timeline } from '../kernel/timeline.js';
import { type Recorder } from '../run/trace.js';
import { CheckpointDisk } from './checkpoint-disk.js';
import { type PipelineWorld } from './pipeline-world.js';
import { PortFates } from './port-fates.js';
import { NO_PORT_FAULTS, type PortFaults } from './port-faults.js';

/** An effect that asks something of a port, whatever it carries. */
export type PortEffect = PipelineEffect<unknown, unknown>;

export interface SimPipelineOptions<State, Event, Effect, Record> {
  readonly seed: number;
  readonly initialState: State;
  readonly step: Step<State, Event, Effect>;
  /** Everything that the source will ever have. */
  readonly input: readonly Record[];
  /** How many of them are there at the start. Default: all. */
  readonly available?: number;
  /** Falsifies a record, for corrupt reads. */
  readonly corrupt?: ((record: Record, random: RandomStream) => Record) | undefined;
  readonly faults?: Partial<PortFaults>;
  readonly recorder?: Recorder | undefined;
}

const ANSWER = 0;
/** How long a stage that crashed at an effect stays down, at the most. */
const DOWN_TICKS = 40;
const STAGE = 0;

/**
 * A pipeline stage in simulated time, over simulated ports: a source, a checkpoint store and a sink.
 *
 * Each effect is a port call that takes a tick and its delay, and may fail; the stage may crash at
 * any of them. A crash loses the stage's state and the answers on their way to it; whether a write
 * that was under way happened is left open, as it is in life.
 */
export class SimPipeline<State, Event, Effect, Record = unknown> implements PipelineWorld<
  State,
  Event,
  Effect,
  Record
> {
  readonly context: SimContext;
  readonly input: readonly Record[];
  state: State;
  previous: State;
  event: Event | undefined = undefined;
  effects: readonly Effect[] = [];
  readonly outputs = new Map<string, unknown>();
  emissions = 0;
  starts = 0;

  readonly #options: SimPipelineOptions<State, Event, Effect, Record>;
  readonly #timeline: Timeline;
  readonly #fates: PortFates;
  readonly #clocks = new PartyClocks(1);
  readonly #paused = new HoldQueue();
  readonly #disk = new CheckpointDisk<unknown>();
  readonly #counts: { -readonly [Kind in FaultKind]?: number } = {};
  #available: number;
  #down = true;
  #fullDisks = 0;
  /** Emissions under way: whether they happened is open until they end. */
  readonly #emitting = new Map<number, { readonly id: string; readonly output: unknown }>();

  /** @throws RangeError when the seed or a rate is out of range */
  constructor(options: SimPipelineOptions<State, Event, Effect, Record>) {
    this.#options = options;
    this.context = new SimContext(options.seed);
    this.input = options.input;
    this.state = options.initialState;
    this.previous = options.initialState;
    this.#available = options.available ?? options.input.length;
    this.#timeline = new Timeline(this);
    this.#fates = new PortFates(options.seed);
    this.useFaults({ ...NO_PORT_FAULTS, ...options.faults });
    this.start();
  }

  /** The stage's time, which steps are given. */
  get now(): LogicalTime {
    return this.#clocks.local(STAGE, this.#timeline.now) as LogicalTime;
  }

  /** Simulated time, which no clock fault touches, and its events. */
  get timeline(): Timeline {
    return this.#timeline;
  }

  get checkpoint(): LoadedCheckpoint<unknown> {
    return this.#disk.durable;
  }

  /** How many records the source has at the moment. */
  get available(): number {
    return this.#available;
  }

  get faultCounts(): FaultCounts {
    return { ...this.#counts };
  }

  get isDown(): boolean {
    return this.#down;
  }

  /** Moves simulated time forward, doing what falls due; returns how many events that was. */
  run(maxTicks: number): number {
    return this.#timeline.run(maxTicks);
  }

  /** Makes up to `count` more records available at the source. */
  append(count: number): void {
    this.#available = Math.min(this.input.length, this.#available + count);
  }

  /** Puts rates in force from now on. */
  useFaults(faults: PortFaults): void {
    this.#fates.use(faults);
  }

  /** Starts the stage, which loads its checkpoint, if it is down. */
  start(): void {
    if (!this.#down) return;
    this.#down = false;
    this.starts++;
    this.state = this.#options.initialState;
    const loaded = this.#disk.durable;
    const started: PipelineEvent<unknown, unknown> = { kind: 'started', loaded };
    this.#reply(1, mix32(combine(this.starts, 0x5717)), started);
  }

  /** Crashes the stage: its state and the answers on their way to it are lost. */
  crash(): void {
    if (this.#down) return;
    this.#down = true;
    this.count('crash');
    this.#paused.takeHeld(STAGE);
    const { lost, torn } = this.#disk.crash((id) => this.#interrupted(id));
    if (lost > 0) this.count('lost-write', lost);
    if (torn > 0) this.count('torn-write', torn);
    for (const [id, { id: key, output }] of this.#emitting) {
      if (this.#fates.detail(id, 2) === 0) this.#accept(key, output);
    }
    this.#emitting.clear();
  }

  pause(): void {
    this.#paused.pause(STAGE);
    this.count('pause');
  }

  /** Ends one pause; what waited happens now, in its order. */
  resume(): void {
    if (!this.#paused.isPaused(STAGE)) return;
    for (const { tag, from, id, payload } of this.#paused.resume(STAGE)) {
      this.#timeline.queue.push(this.#timeline.now, tag, from, id, payload);
    }
  }

  /** Makes the stage's clock jump forward for good. */
  jumpClock(ticks: number): void {
    this.#clocks.jump(STAGE, ticks, this.#timeline.now);
    this.count('clock-jump');
  }

  /** Makes every write fail until the function that it returns is called. */
  fillDisk(): () => void {
    this.#fullDisks++;
    this.count('disk-full');
    return () => this.#fullDisks--;
  }

  /** Ends every fault and makes all input available. */
  heal(): void {
    this.#fates.use(NO_PORT_FAULTS);
    this.#fullDisks = 0;
    this.#disk.sync();
    this.append(this.input.length);
    while (this.#paused.isPaused(STAGE)) this.resume();
    this.start();
  }

  count(kind: FaultKind, by = 1): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + by;
  }

  /** Takes the answer of a port. @internal */
  dispatch(tag: number, from: number, id: number, payload: unknown): void {
    const complete = payload as () => Event | undefined;
    if (from !== this.starts || this.#down) return;
    if (this.#paused.isPaused(STAGE)) {
      return this.#paused.hold(STAGE, { tag, from, id, payload: complete });
    }
    const event = complete();
    if (event === undefined) return;
    const effects = this.#step(event);
    this.#options.recorder?.({
      at: this.#timeline.now,
      kind: 'applied',
      party: STAGE,
      input: event,
      effects,
      state: this.state,
    });
    effects.forEach((effect, index) => {
      if (!this.#down) this.#carryOut(effect, mix32(id + Math.imul(index + 1, 0x9e3779b1)));
    });
    this.#timeline.finishEvent(id);
  }

  #step(event: Event): readonly Effect[] {
    this.previous = this.state;
    const result: unknown = this.#options.step(this.state, event, this.now);
    if (!Array.isArray(result) || !Array.isArray(result[1])) {
      throw new TypeError(
        `The step must return [state, effects] at once, but for ${JSON.stringify(event)} it returned ${result instanceof Promise ? 'a promise' : String(result)}.`,
      );
    }
    const [state, effects] = result as [State, readonly Effect[]];
    this.state = state;
    this.event = event;
    this.effects = effects;
    return effects;
  }

  #carryOut(effect: Effect, id: number): void {
    const crashes = this.#fates.strikes('crashPpm', id);
    const before = crashes && this.#fates.detail(id, 2) === 0;
    if (before) return this.#crashAt(id, effect, 'before');
    this.#call(effect as PortEffect, id);
    if (crashes) this.#crashAt(id, effect, 'after');
  }

  #crashAt(id: number, effect: Effect, when: 'before' | 'after'): void {
    const { kind } = effect as PortEffect;
    const down = 1 + this.#fates.detail(mix32(id), DOWN_TICKS);
    this.#say('crash', `crash ${when} the ${kind} for ${down}`);
    this.crash();
    this.#timeline.schedule(this.#timeline.now + down, () => this.start());
  }

  #call(effect: PortEffect, id: number): void {
    switch (effect.kind) {
      case 'read':
        return this.#read(effect.offset, effect.limit, id);
      case 'checkpoint':
        return this.#save(effect.checkpoint, id);
      case 'emit':
        return this.#emit(effect.id, effect.output, id);
      case 'wait':
        return this.#reply(effect.ticks, id, { kind: 'timeout' });
    }
  }

  #read(offset: number, limit: number, id: number): void {
    this.#later(id, () => {
      if (this.#fates.strikes('readFailPpm', id)) {
        this.count('read-failure');
        return { kind: 'read-failed', offset, reason: 'the source did not answer' };
      }
      const there = Math.max(0, Math.min(limit, this.#available - offset));
      const records = this.input.slice(offset, offset + this.#shorten(there, id));
      return { kind: 'records', offset, records: this.#corruptSome(records, id) };
    });
  }

  #shorten(count: number, id: number): number {
    if (count < 2 || !this.#fates.strikes('shortReadPpm', id)) return count;
    this.count('short-read');
    return 1 + this.#fates.detail(id, count - 1);
  }

  #corruptSome(records: readonly Record[], id: number): readonly Record[] {
    const { corrupt } = this.#options;
    if (corrupt === undefined) return records;
    return records.map((record, index) => {
      const address = combine(id, index);
      if (!this.#fates.strikes('corruptReadPpm', address)) return record;
      this.count('corrupt-read');
      return corrupt(record, new RandomStream(combine(this.context.seed, address)));
    });
  }

  #save(checkpoint: unknown, id: number): void {
    this.#disk.begin(id, checkpoint);
    this.#later(id, () => {
      const reason = this.#writeFailure(id);
      if (reason !== undefined) {
        this.#disk.fail(id);
        return { kind: 'checkpoint-failed', checkpoint, reason };
      }
      this.#disk.complete(id, checkpoint, !this.#fates.strikes('lostWritePpm', id));
      return { kind: 'checkpointed', checkpoint };
    });
  }

  #emit(key: string, output: unknown, id: number): void {
    this.#emitting.set(id, { id: key, output });
    this.#later(id, () => {
      this.#emitting.delete(id);
      const reason = this.#writeFailure(id);
      if (reason !== undefined) return { kind: 'emit-failed', id: key, reason };
      this.#accept(key, output);
      return { kind: 'emitted', id: key };
    });
  }

  #accept(key: string, output: unknown): void {
    this.emissions++;
    if (!this.outputs.has(key)) this.outputs.set(key, output);
  }

  #writeFailure(id: number): string | undefined {
    if (this.#fullDisks > 0) return 'no space left on the disk';
    if (!this.#fates.strikes('writeFailPpm', id)) return undefined;
    this.count('write-failure');
    return 'the write failed';
  }

  #interrupted(id: number): 'undone' | 'done' | 'torn' {
    if (this.#fates.strikes('tornWritePpm', id)) return 'torn';
    return this.#fates.detail(id, 2) === 0 ? 'undone' : 'done';
  }

  /** Lets a port answer, after a tick and its delay, with what it comes to then. */
  #later(id: number, complete: () => PipelineEvent<unknown, unknown>): void {
    const delay = this.#fates.delayTicks(id);
    if (delay > 0) this.count('slow-port');
    this.#post(1 + delay, id, complete);
  }

  #reply(ticks: number, id: number, event: PipelineEvent<unknown, unknown>): void {
    this.#post(ticks, id, () => event);
  }

  #post(ticks: number, id: number, complete: () => PipelineEvent<unknown, unknown>): void {
    const at = this.#timeline.now + ticks;
    this.#timeline.queue.push(at, eventTag(ANSWER, STAGE), this.starts, id, complete);
  }

  #say(fault: FaultKind, sentence: string): void {
    this.#options.recorder?.({ at: this.#timeline.now, kind: 'fault', fault, sentence });
  }
}
