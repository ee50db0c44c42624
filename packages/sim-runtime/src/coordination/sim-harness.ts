import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Transition } from '../contracts/transition.js';
import { type FaultConfig, NO_FAULTS } from '../faults/fault-config.js';
import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { HoldQueue } from '../kernel/hold-queue.js';
import { combine } from '../kernel/keyed-hash.js';
import { PartyClocks } from '../kernel/party-clocks.js';
import { SimContext } from '../kernel/sim-context.js';
import {
  ACTION_TAG,
  eventTag,
  kindOf,
  MOST_PARTIES,
  partyOf,
  Timeline,
} from '../kernel/timeline.js';
import { type Oracle } from '../oracles/oracle.js';
import { OracleWatch } from '../run/oracle-watch.js';
import { type Recorder } from '../run/trace.js';
import { type Violation } from '../run/violation.js';
import { type Belief } from './belief.js';
import { Channel } from './channel.js';
import { type CoordinationWorld } from './coordination-world.js';
import { HarnessWorld } from './harness-world.js';

export interface SimHarnessOptions<State, Input, Effect, BeliefValue> {
  readonly seed: number;
  readonly initialState: State;
  readonly transition: Transition<State, Input, Effect>;
  /** How many actors: 1 or more. Default 1. */
  readonly actors?: number;
  /** What traces call an actor: `worker` gives `worker-0`. Default `actor`. */
  readonly actorName?: string;
  /** How many state machines, for `apply`. Default 1. */
  readonly instances?: number;
  readonly belief?: Belief<BeliefValue, Effect> | undefined;
  /** Whom an effect is for; `undefined` for nobody. Default: the actor that sent the input. */
  readonly recipient?: ((effect: Effect) => number | undefined) | undefined;
  /** When the next lease in a state runs out, for lease expiry. */
  readonly leaseDeadline?: ((state: State) => LogicalTime | undefined) | undefined;
  readonly faults?: Partial<FaultConfig>;
  /** What `checkInvariants` demands. */
  readonly oracles?: readonly Oracle<CoordinationWorld<State, Input, Effect, BeliefValue>>[];
  readonly recorder?: Recorder | undefined;
  /** Keep `effectsLog`. Default true; switch it off for long runs, since it grows. */
  readonly keepEffectsLog?: boolean;
}

/** An effect, as the harness saw it. */
export interface LoggedEffect<Effect> {
  readonly at: LogicalTime;
  readonly instance: number;
  readonly effect: Effect;
  /** Whether it was lost on its way. */
  readonly dropped: boolean;
}

interface Request<Input> {
  readonly input: Input;
}

const REQUEST = 0;
const EFFECT = 1;

/**
 * A coordination module in simulated time: one authoritative state machine (or several, for
 * `apply`), and actors that send it inputs and get its effects over a faulty channel.
 */
export class SimHarness<State, Input, Effect, BeliefValue = undefined> {
  readonly ctx: SimContext;
  /** The state of each instance. */
  readonly states: State[];
  readonly effectsLog: LoggedEffect<Effect>[] = [];
  /** What each actor believes, by its id. */
  readonly beliefs: BeliefValue[];
  /** What oracles see. */
  readonly world: HarnessWorld<State, Input, Effect, BeliefValue>;

  readonly #options: SimHarnessOptions<State, Input, Effect, BeliefValue>;
  readonly #timeline: Timeline;
  readonly #channel: Channel;
  readonly #clocks: PartyClocks;
  readonly #paused = new HoldQueue();
  readonly #down: Uint8Array;
  /** Cuts between an actor and the coordinator: how many stand, each way. */
  readonly #deaf: Uint8Array;
  readonly #mute: Uint8Array;
  readonly #counts: Record<string, number> = {};
  readonly #watch: OracleWatch<CoordinationWorld<State, Input, Effect, BeliefValue>>;
  #violation: Violation | undefined;
  #applied = 0;
  #expiring = false;

  /** @throws RangeError when the seed, a count or a rate is out of range */
  constructor(options: SimHarnessOptions<State, Input, Effect, BeliefValue>) {
    const { actors = 1, instances = 1, belief } = options;
    if (!Number.isInteger(actors) || actors < 1 || actors >= MOST_PARTIES) {
      throw new RangeError(`A harness has 1 to ${MOST_PARTIES - 1} actors, not ${actors}.`);
    }
    this.#options = options;
    this.ctx = new SimContext(options.seed);
    this.#timeline = new Timeline(this);
    this.#channel = new Channel(options.seed);
    this.#clocks = new PartyClocks(actors + 1);
    this.#down = new Uint8Array(actors);
    this.#deaf = new Uint8Array(actors);
    this.#mute = new Uint8Array(actors);
    this.states = Array.from({ length: instances }, () => options.initialState);
    this.beliefs = Array.from({ length: actors }, () => belief?.initial as BeliefValue);
    this.world = new HarnessWorld(options.initialState, this.beliefs, () => this.now);
    this.#watch = new OracleWatch(options.oracles ?? []);
    this.useFaults({ ...NO_FAULTS, ...options.faults });
  }

  get faultConfig(): FaultConfig {
    return this.#channel.config;
  }

  /** The coordinator's time, which transitions are given. */
  get now(): LogicalTime {
    return this.#clocks.local(this.#coordinator, this.#timeline.now) as LogicalTime;
  }

  /** Simulated time, which no clock fault touches, and its events. */
  get timeline(): Timeline {
    return this.#timeline;
  }

  get state(): State {
    return this.states[0] as State;
  }

  get actors(): number {
    return this.beliefs.length;
  }

  /** How often each fault happened so far. */
  get faultCounts(): FaultCounts {
    return { ...this.#counts };
  }

  /** What the clock of an actor shows. */
  localTime(actor: number): LogicalTime {
    return this.#clocks.local(actor, this.#timeline.now) as LogicalTime;
  }

  /**
   * Applies an input to an instance at once, without a channel; effects may be lost at the
   * configured rate.
   *
   * @returns the effects that were not
   * @throws TypeError when the transition does not return a pair of a state and a list
   */
  apply(instance: number, input: Input): readonly Effect[] {
    if (!(instance in this.states)) {
      throw new RangeError(`Instance ${instance} does not exist: there are ${this.states.length}.`);
    }
    const id = combine(instance, this.#applied++);
    const effects = this.#transition(instance, input, id);
    const arriving = effects.filter((_, index) => !this.#isEffectLost(Channel.effectOf(id, index)));
    this.#log(instance, effects, (effect) => !arriving.includes(effect));
    this.#finish(id);
    return arriving;
  }

  /** Moves simulated time forward, doing what falls due; returns how many events that was. */
  run(maxTicks: number): number {
    return this.#timeline.run(maxTicks);
  }

  /**
   * Demands what the oracles demand of every event so far.
   *
   * @throws Error that names the invariant, what was wrong, and when
   */
  checkInvariants(): void {
    if (this.#violation === undefined) return;
    const { oracle, message, at } = this.#violation;
    throw new Error(`Invariant violated at t=${at}: ${oracle}: ${message}`);
  }

  /**
   * Lets an actor send an input over the channel.
   *
   * @param salt - the input's address, from which its fate is drawn
   */
  submit(actor: number, input: Input, salt: number): void {
    const id = combine(salt, actor);
    const pause = this.#channel.pauseTicks(id);
    if (pause === 0) return this.#send(actor, input, id);
    this.pause(actor);
    this.#say('pause', actor, `pause ${this.name(actor)} for ${pause}, an input in its hand`);
    this.#paused.hold(
      actor,
      this.#heldAction(() => this.#send(actor, input, id)),
    );
    this.#timeline.schedule(this.#timeline.now + pause, () => this.resume(actor));
  }

  /** Makes `action` wait for the end of an actor's pause; false when it is not paused. */
  deferWhilePaused(actor: number, action: () => void): boolean {
    if (!this.#paused.isPaused(actor)) return false;
    this.#paused.hold(actor, this.#heldAction(action));
    return true;
  }

  /** Puts rates in force from now on. */
  useFaults(config: FaultConfig): void {
    this.#channel.use(config);
    if (config.expireLeaseAfter > 0 && !this.#expiring) this.#expireLeaseRepeatedly();
  }

  pause(actor: number): void {
    this.#paused.pause(actor);
    this.count('pause');
  }

  /** Ends one pause; what waited happens now, in its order. */
  resume(actor: number): void {
    if (!this.#paused.isPaused(actor)) return;
    const { queue, now } = this.#timeline;
    for (const { tag, from, id, payload } of this.#paused.resume(actor)) {
      queue.push(now, tag, from, id, payload);
    }
  }

  /** Crashes an actor: it forgets what it believed, and what is on its way to it will be lost. */
  crash(actor: number): void {
    if (this.#down[actor] === 1) return;
    this.#down[actor] = 1;
    this.#paused.takeHeld(actor);
    this.beliefs[actor] = this.#options.belief?.initial as BeliefValue;
    this.count('crash');
  }

  restart(actor: number): void {
    this.#down[actor] = 0;
  }

  isDown(actor: number): boolean {
    return this.#down[actor] === 1;
  }

  /** Cuts an actor off: what it sends is lost (mute), what is sent to it (deaf), or both. */
  cutOff(actor: number, ways: { readonly mute: boolean; readonly deaf: boolean }): () => void {
    const change = (by: number): void => {
      if (ways.mute) this.#mute[actor] = (this.#mute[actor] ?? 0) + by;
      if (ways.deaf) this.#deaf[actor] = (this.#deaf[actor] ?? 0) + by;
    };
    change(1);
    this.count('partition');
    return () => change(-1);
  }

  /** Sets an actor's clock `ticks` ahead of simulated time, or behind. It never runs backwards. */
  skewClock(actor: number, ticks: number): void {
    this.#clocks.set(actor, ticks, this.#timeline.now);
    this.count('clock-skew');
  }

  straightenClock(actor: number): void {
    this.#clocks.set(actor, 0, this.#timeline.now);
  }

  /** Makes the coordinator's clock jump forward for good. */
  jumpClock(ticks: number): void {
    this.#clocks.jump(this.#coordinator, ticks, this.#timeline.now);
    this.count('clock-jump');
  }

  /**
   * Makes the coordinator's clock jump to `offset` ticks from where the next lease runs out.
   *
   * @returns how far it jumped; 0 when there is no lease, or its end has passed
   */
  expireLease(offset: number): number {
    const deadline = this.#options.leaseDeadline?.(this.state);
    const ticks = deadline === undefined ? 0 : Math.max(0, deadline + offset - this.now);
    if (ticks > 0) {
      this.#clocks.jump(this.#coordinator, ticks, this.#timeline.now);
      this.count('lease-expiry');
    }
    return ticks;
  }

  /** Ends every fault but the coordinator's clock, which never runs backwards. */
  heal(): void {
    this.#channel.use(NO_FAULTS);
    this.#mute.fill(0);
    this.#deaf.fill(0);
    for (const actor of this.#paused.paused()) {
      while (this.#paused.isPaused(actor)) this.resume(actor);
    }
    for (let actor = 0; actor < this.actors; actor++) {
      this.straightenClock(actor);
      this.restart(actor);
    }
  }

  /** Counts a fault. */
  count(kind: FaultKind): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
  }

  /** The name of an actor in traces. */
  name(actor: number): string {
    return `${this.#options.actorName ?? 'actor'}-${actor}`;
  }

  get #coordinator(): number {
    return this.actors;
  }

  /** Does what an event of the timeline asks. @internal */
  dispatch(tag: number, _from: number, id: number, payload: unknown): void {
    if (kindOf(tag) === REQUEST) this.#receive(partyOf(tag), id, payload as Request<Input>);
    else this.#learn(tag, id, payload as Effect);
  }

  #send(actor: number, input: Input, id: number): void {
    const fate = this.#mute[actor]
      ? 'blocked'
      : this.#channel.losesRequest(id)
        ? 'lost'
        : undefined;
    if (fate !== undefined) {
      if (fate === 'lost') this.count('loss');
      this.#recordSent({ id, from: actor, message: input, fate });
      return;
    }
    this.#dispatchRequest(actor, input, id);
    if (this.#channel.duplicates(id)) {
      this.count('duplication');
      this.#dispatchRequest(actor, input, Channel.copyOf(id));
    }
  }

  #dispatchRequest(actor: number, input: Input, id: number): void {
    const request: Request<Input> = { input };
    this.#post(eventTag(REQUEST, actor), id, { id, from: actor, message: input }, request);
  }

  #post(
    tag: number,
    id: number,
    sent: {
      readonly id: number;
      readonly from?: number;
      readonly to?: number;
      readonly message: unknown;
    },
    payload: unknown,
  ): void {
    const delay = this.#channel.delayTicks(id);
    if (delay > 0) this.count('delay');
    const arrivesAt = this.#timeline.now + 1 + delay;
    this.#recordSent({ ...sent, fate: 'delivered', arrivesAt });
    this.#timeline.queue.push(arrivesAt, tag, 0, id, payload);
  }

  #receive(actor: number, id: number, { input }: Request<Input>): void {
    this.world.actor = actor as NodeId;
    const effects = this.#transition(0, input, id);
    this.#options.recorder?.({
      at: this.#timeline.now,
      kind: 'applied',
      party: actor,
      input,
      effects,
      state: this.state,
    });
    effects.forEach((effect, index) => this.#reply(actor, effect, Channel.effectOf(id, index)));
    this.#finish(id);
  }

  #reply(sender: number, effect: Effect, id: number): void {
    const { recipient } = this.#options;
    const to = recipient === undefined ? sender : recipient(effect);
    if (to === undefined || !(to >= 0 && to < this.actors)) return;
    const blocked = this.#deaf[to] !== 0;
    if (blocked || this.#isEffectLost(id)) {
      this.#log(0, [effect], () => true);
      this.#recordSent({ id, to, message: effect, fate: blocked ? 'blocked' : 'lost' });
      return;
    }
    this.#log(0, [effect], () => false);
    this.#post(eventTag(EFFECT, to), id, { id, to, message: effect }, effect);
  }

  #learn(tag: number, id: number, effect: Effect): void {
    const actor = partyOf(tag);
    if (this.#paused.isPaused(actor)) {
      return this.#paused.hold(actor, { tag, from: 0, id, payload: effect });
    }
    if (this.#down[actor] === 1) {
      this.#options.recorder?.({ at: this.#timeline.now, kind: 'missed', id, to: actor });
      return;
    }
    const { belief } = this.#options;
    this.#options.recorder?.({
      at: this.#timeline.now,
      kind: 'received',
      id,
      to: actor,
      message: effect,
    });
    if (belief !== undefined) {
      const context = { actor: actor as NodeId, now: this.localTime(actor) };
      this.beliefs[actor] = belief.learn(this.beliefs[actor] as BeliefValue, effect, context);
    }
    this.world.learned(actor);
    this.#finish(id);
  }

  #transition(instance: number, input: Input, id: number): readonly Effect[] {
    const previous = this.states[instance] as State;
    const result: unknown = this.#options.transition(previous, input, this.now);
    if (!Array.isArray(result) || !Array.isArray(result[1])) {
      throw new TypeError(
        `The transition must return [state, effects] at once, but for ${JSON.stringify(input)} (event ${id >>> 0}) it returned ${result instanceof Promise ? 'a promise' : String(result)}.`,
      );
    }
    const [state, effects] = result as [State, readonly Effect[]];
    this.states[instance] = state;
    this.world.applied(previous, state, input, effects);
    return effects;
  }

  #isEffectLost(id: number): boolean {
    const lost = this.#channel.losesEffect(id);
    if (lost) this.count('loss');
    return lost;
  }

  #finish(id: number): void {
    if (this.#options.oracles !== undefined && this.#violation === undefined) {
      this.#violation = this.#watch.afterEvent(this.world, this.#timeline.events + 1, this.now);
    }
    this.#timeline.finishEvent(id);
  }

  #log(instance: number, effects: readonly Effect[], isDropped: (effect: Effect) => boolean): void {
    if (this.#options.keepEffectsLog === false) return;
    for (const effect of effects) {
      this.effectsLog.push({ at: this.now, instance, effect, dropped: isDropped(effect) });
    }
  }

  #heldAction(action: () => void) {
    return { tag: ACTION_TAG, from: 0, id: 0, payload: action };
  }

  #expireLeaseRepeatedly(): void {
    const { expireLeaseAfter } = this.#channel.config;
    this.#expiring = expireLeaseAfter > 0;
    if (!this.#expiring) return;
    this.#timeline.schedule(this.#timeline.now + expireLeaseAfter, () => {
      if (this.#channel.config.expireLeaseAfter > 0) this.expireLease(1);
      this.#expireLeaseRepeatedly();
    });
  }

  #recordSent(sent: {
    readonly id: number;
    readonly from?: number;
    readonly to?: number;
    readonly message: unknown;
    readonly fate: 'delivered' | 'lost' | 'blocked';
    readonly arrivesAt?: number;
  }): void {
    this.#options.recorder?.({ at: this.#timeline.now, kind: 'sent', ...sent });
  }

  #say(fault: FaultKind, party: number, sentence: string): void {
    this.#options.recorder?.({ at: this.#timeline.now, kind: 'fault', fault, party, sentence });
  }
}
