import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { HoldQueue, type HeldEvent } from '../parties/hold-queue.js';
import { ACTION_TAG } from '../kernel/queue/event-tag.js';
import { type Timeline } from '../kernel/timeline.js';
import { type Belief } from './belief.js';
import { nameOfParty } from '../parties/party-name.js';

/** Which ways an actor is cut off: what it sends is lost (mute), what is sent to it (deaf), or both. */
export interface Cut {
  /** Whether nothing that it sends gets through. */
  readonly mute: boolean;
  /** Whether nothing that is sent to it gets through. */
  readonly deaf: boolean;
}

/** The actors: what each believes, and whether it is up, going, and connected to the coordinator. */
export class Actors<BeliefValue, Effect, Input = never> {
  /** What each actor believes, by its id. */
  readonly beliefs: BeliefValue[] = [];
  readonly #name: string;
  readonly #timeline: Timeline;
  readonly #belief: Belief<BeliefValue, Effect, Input> | undefined;
  readonly #paused = new HoldQueue();
  readonly #down: number[];
  /** Cuts between an actor and the coordinator: how many stand, each way. */
  readonly #deaf: number[];
  readonly #mute: number[];

  constructor(
    count: number,
    name: string,
    timeline: Timeline,
    belief: Belief<BeliefValue, Effect, Input> | undefined,
  ) {
    this.#name = name;
    this.#timeline = timeline;
    this.#belief = belief;
    const initial = belief?.initial as BeliefValue;
    for (let actor = 0; actor < count; actor++) this.beliefs.push(initial);
    // Lists are made in a fraction of the time that typed arrays take, and an actor is asked about seldom.
    // The coordinator, whose number is that after the last actor's, may be down, too.
    this.#down = zeros(count + 1);
    this.#deaf = zeros(count);
    this.#mute = zeros(count);
  }

  get count(): number {
    return this.beliefs.length;
  }

  /** An effect reaches an actor. */
  learn(actor: number, effect: Effect, now: LogicalTime): void {
    if (this.#belief === undefined) return;
    const belief = this.beliefs[actor] as BeliefValue;
    this.beliefs[actor] = this.#belief.learn(belief, effect, { actor: actor as NodeId, now });
  }

  /** An actor sends an input. */
  noteSent(actor: number, input: Input, now: LogicalTime): void {
    if (this.#belief?.sent === undefined) return;
    const belief = this.beliefs[actor] as BeliefValue;
    this.beliefs[actor] = this.#belief.sent(belief, input, { actor: actor as NodeId, now });
  }

  /** The name of an actor in traces. */
  name(actor: number): string {
    return nameOfParty(this.#name, actor);
  }

  isDown(actor: number): boolean {
    return this.#down[actor] === 1;
  }

  isPaused(actor: number): boolean {
    return this.#paused.isPaused(actor);
  }

  isMute(actor: number): boolean {
    return this.#mute[actor] !== 0;
  }

  isDeaf(actor: number): boolean {
    return this.#deaf[actor] !== 0;
  }

  pause(actor: number): void {
    this.#paused.pause(actor);
  }

  /** Makes an event wait for the end of an actor's pause. */
  hold(actor: number, event: HeldEvent): void {
    this.#paused.hold(actor, event);
  }

  /** Makes an action wait for the end of an actor's pause. */
  holdAction(actor: number, action: () => void): void {
    this.#paused.hold(actor, { tag: ACTION_TAG, from: 0, id: 0, payload: action });
  }

  /** Ends one pause; what waited happens now, in its order, once none is left. */
  resume(actor: number): void {
    if (!this.#paused.isPaused(actor)) return;
    const { queue, now } = this.#timeline;
    for (const { tag, from, id, payload } of this.#paused.resume(actor)) {
      queue.push(now, tag, from, id, payload);
    }
  }

  /**
   * Ends an actor's life: what waited for it is gone, and so is what it believed, but for what
   * `persist` keeps of that where there is no amnesia.
   */
  crash(actor: number, amnesia: boolean): void {
    this.#down[actor] = 1;
    this.#paused.takeHeld(actor);
    if (this.#belief === undefined || actor >= this.count) return;
    const { initial, persist } = this.#belief;
    const last = this.beliefs[actor] as BeliefValue;
    this.beliefs[actor] = persist === undefined || amnesia ? initial : persist(last);
  }

  restart(actor: number): void {
    this.#down[actor] = 0;
  }

  /**
   * Cuts an actor off until the returned function is called, which gives whether no other cut of the
   * actor stands.
   */
  cutOff(actor: number, { mute, deaf }: Cut): () => boolean {
    const change = (by: number): void => {
      if (mute) this.#mute[actor] = (this.#mute[actor] ?? 0) + by;
      if (deaf) this.#deaf[actor] = (this.#deaf[actor] ?? 0) + by;
    };
    change(1);
    return () => {
      change(-1);
      return !this.isMute(actor) && !this.isDeaf(actor);
    };
  }

  /** Ends every cut. */
  reconnect(): void {
    this.#mute.fill(0);
    this.#deaf.fill(0);
  }
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}
