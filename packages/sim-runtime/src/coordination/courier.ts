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

interface Message {
  readonly id: number;
  /** The sender; absent for the coordinator. */
  readonly from?: number;
  readonly to?: number;
  readonly message: unknown;
}

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
    const sent = { id, from, message: input };
    if (this.#actors.isMute(from)) return this.#record(sent, 'blocked');
    if (this.#channel.losesRequest(id)) {
      this.#faults.count('loss');
      return this.#record(sent, 'lost');
    }
    this.#post(REQUEST, from, this.#falsify(from, sent));
    if (!this.#channel.duplicates(id)) return;
    this.#faults.count('duplication');
    this.#post(REQUEST, from, this.#falsify(from, { ...sent, id: copyId(id) }));
  }

  /**
   * Takes an effect to an actor.
   *
   * @returns false when it was lost on its way
   */
  effect(to: number, effect: unknown, id: number): boolean {
    const sent = { id, to, message: effect };
    const isBlocked = this.#actors.isDeaf(to);
    if (isBlocked || this.losesEffect(id)) {
      this.#record(sent, isBlocked ? 'blocked' : 'lost');
      return false;
    }
    this.#post(EFFECT, to, sent);
    return true;
  }

  /** Whether the effect with that causal id is lost. Counts it. */
  losesEffect(id: number): boolean {
    const lost = this.#channel.losesEffect(id);
    if (lost) this.#faults.count('loss');
    return lost;
  }

  #falsify(from: number, sent: Message): Message {
    const { id, message } = sent;
    if (this.#mutate === undefined || !this.#channel.falsifies(id)) return sent;
    this.#faults.count('byzantine');
    this.#traceSink?.note({
      at: this.#timeline.now,
      kind: 'fault',
      stage: 'struck',
      fault: 'byzantine',
      targets: [from],
    });
    const random = new RandomStream(combine(this.#seed, id));
    return { ...sent, message: this.#mutate(message, random) };
  }

  #post(kind: number, actor: number, sent: Message): void {
    const delay = this.#channel.delayTicks(sent.id);
    if (delay > 0) this.#faults.count('delay');
    const arrivesAt = this.#timeline.now + 1 + delay;
    this.#record(sent, 'delivered', 1 + delay);
    this.#timeline.queue.push(arrivesAt, eventTag(kind, actor), 0, sent.id, sent.message);
  }

  #record(sent: Message, fate: Fate, delayTicks = 0): void {
    if (this.#traceSink === undefined) return;
    const { id, from = COORDINATOR, to = COORDINATOR, message } = sent;
    this.#traceSink.sent(this.#timeline.now, id, from, to, message, fate, delayTicks);
  }
}
