import { type Random } from '../contracts/random.js';
import { type FaultCounter } from '../faults/fault-counter.js';
import { copyId } from '../kernel/causal-id.js';
import { combine } from '../kernel/keyed-hash.js';
import { RandomStream } from '../kernel/random-stream.js';
import { eventTag } from '../kernel/queue/event-tag.js';
import { type Timeline } from '../kernel/timeline.js';
import { COORDINATOR, type TraceSink } from '../trace/trace-sink.js';
import { type Fate } from '../trace/trace-entry.js';
import { type Actors } from './actors.js';
import { type Channel } from './channel.js';

/** What a message is: an actor's input to the coordinator, or an effect of the coordinator's. */
export const REQUEST = 0;
const EFFECT = 1;

/** Makes another input of one, for Byzantine faults. */
export type Mutator = (input: unknown, random: Random) => unknown;

/** Takes inputs and effects, draws the fate of each, and puts those that arrive into the queue. */
export class Courier {
  readonly #timeline: Timeline;
  readonly #channel: Channel;
  readonly #actors: Pick<Actors<unknown, unknown>, 'name' | 'isMute' | 'isDeaf'>;
  readonly #faults: FaultCounter;
  readonly #seed: number;
  readonly #mutate: Mutator | undefined;
  readonly #traceSink: TraceSink | undefined;

  constructor(parts: {
    readonly timeline: Timeline;
    readonly channel: Channel;
    readonly actors: Pick<Actors<unknown, unknown>, 'name' | 'isMute' | 'isDeaf'>;
    readonly faults: FaultCounter;
    readonly seed: number;
    readonly mutate: Mutator | undefined;
    readonly traceSink: TraceSink | undefined;
  }) {
    this.#timeline = parts.timeline;
    this.#channel = parts.channel;
    this.#actors = parts.actors;
    this.#faults = parts.faults;
    this.#seed = parts.seed;
    this.#mutate = parts.mutate;
    this.#traceSink = parts.traceSink;
  }

  /** Takes an actor's input to the coordinator: once, twice, or not at all. */
  request(from: number, input: unknown, id: number): void {
    if (this.#actors.isMute(from)) return this.#record(REQUEST, from, id, input, 'blocked');
    if (this.#channel.losesRequest(id)) {
      this.#faults.count('loss');
      return this.#record(REQUEST, from, id, input, 'lost');
    }
    this.#post(REQUEST, from, id, this.#falsify(from, id, input));
    if (!this.#channel.duplicates(id)) return;
    this.#faults.count('duplication');
    const copy = copyId(id);
    this.#post(REQUEST, from, copy, this.#falsify(from, copy, input));
  }

  /**
   * Takes an effect to an actor.
   *
   * @returns false when it was lost on its way
   */
  effect(to: number, effect: unknown, id: number): boolean {
    const isBlocked = this.#actors.isDeaf(to);
    if (isBlocked || this.losesEffect(id)) {
      this.#record(EFFECT, to, id, effect, isBlocked ? 'blocked' : 'lost');
      return false;
    }
    this.#post(EFFECT, to, id, effect);
    return true;
  }

  /** Whether the effect with that causal id is lost. Counts it. */
  losesEffect(id: number): boolean {
    const lost = this.#channel.losesEffect(id);
    if (lost) this.#faults.count('loss');
    return lost;
  }

  /** An input as it arrives. */
  #falsify(from: number, id: number, input: unknown): unknown {
    if (this.#mutate === undefined || !this.#channel.falsifies(id)) return input;
    this.#faults.count('byzantine');
    this.#traceSink?.note({
      at: this.#timeline.now,
      kind: 'fault',
      stage: 'struck',
      fault: 'byzantine',
      targets: [from],
    });
    return this.#mutate(input, new RandomStream(combine(this.#seed, id)));
  }

  #post(kind: number, actor: number, id: number, message: unknown): void {
    const delay = this.#channel.delayTicks(id);
    if (delay > 0) this.#faults.count('delay');
    this.#record(kind, actor, id, message, 'delivered', 1 + delay);
    const arrivesAt = this.#timeline.now + 1 + delay;
    this.#timeline.queue.push(arrivesAt, eventTag(kind, actor), 0, id, message);
  }

  #record(
    kind: number,
    actor: number,
    id: number,
    message: unknown,
    fate: Fate,
    delayTicks = 0,
  ): void {
    if (this.#traceSink === undefined) return;
    const [from, to] = kind === REQUEST ? [actor, COORDINATOR] : [COORDINATOR, actor];
    this.#traceSink.sent(this.#timeline.now, id, from, to, message, fate, delayTicks);
  }
}
