import { type LogicalTime } from '../contracts/logical-time.js';
import { type PlannedFates } from '../plan/planned-fates.js';
import { type NodeId } from '../contracts/node-id.js';
import { type FaultConfig, NO_FAULTS } from './fault-config.js';
import { FaultCounter, type VisitFault } from '../faults/fault-counter.js';
import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { effectId } from '../kernel/causal-id.js';
import { combine } from '../kernel/keyed-hash.js';
import { SimContext } from '../kernel/sim-context.js';
import { kindOf, MOST_PARTIES, partyOf } from '../kernel/queue/event-tag.js';
import { Timeline } from '../kernel/timeline.js';
import { type ArmedFault, ArmedFaults } from '../parties/armed-faults.js';
import { type Partition } from '../parties/partition.js';
import { traceSinkOf } from '../trace/trace-sink-of.js';
import { COORDINATOR, type TraceSink } from '../trace/trace-sink.js';
import { ActorCuts } from './actor-cuts.js';
import { Actors } from './actors.js';
import { Channel } from './channel.js';
import { type CoordinationWorld } from './coordination-world.js';
import { Courier, type Mutator, REQUEST } from './courier.js';
import { EffectsLog, type LoggedEffect } from './effects-log.js';
import { HarnessClocks } from './harness-clocks.js';
import { type SimHarnessOptions } from './harness-options.js';
import { HarnessWorld } from './harness-world.js';
import { Invariants } from './invariants.js';
import { deadlineIn } from './lease-deadline.js';
import { LeaseExpiry } from './lease-expiry.js';
import { OldHarnessNames } from './old-names.js';
import { Replies } from './replies.js';
import { StateMachines } from './state-machines.js';

/**
 * A coordination module in simulated time: one authoritative state machine (or several, for
 * `apply`), and actors that send it inputs and get its effects over a faulty channel.
 */
export class SimHarness<State, Input, Effect, BeliefValue = undefined> extends OldHarnessNames {
  /** The seed, the clock and the random streams of this universe. */
  readonly context: SimContext;
  /** Simulated time, which no clock fault touches, and its events. */
  readonly timeline: Timeline;
  /** The number of the coordinator, for `crash`, `restart`, `isDown`, `localTime` and the clocks. */
  readonly coordinator: number;
  /**
   * The clocks of the actors and of the coordinator.
   *
   * @deprecated Use `localTime`, `skewClock`, `straightenClock`, `jumpClock` and `rewindClock`.
   */
  readonly clocks: HarnessClocks;
  /** What oracles see. @internal */
  readonly world: HarnessWorld<State, Input, Effect, BeliefValue>;

  readonly #options: SimHarnessOptions<State, Input, Effect, BeliefValue>;
  readonly #traceSink: TraceSink | undefined;
  readonly #machines: StateMachines<State, Input, Effect>;
  readonly #actors: Actors<BeliefValue, Effect, Input>;
  readonly #channel: Channel;
  readonly #courier: Courier;
  readonly #leaseExpiry: LeaseExpiry;
  readonly #effects: EffectsLog<Effect>;
  readonly #faults = new FaultCounter();
  readonly #invariants: Invariants<CoordinationWorld<State, Input, Effect, BeliefValue>>;
  readonly #cuts: ActorCuts;
  readonly #armed = new ArmedFaults();
  readonly #replies: Replies<Effect>;
  #applied = 0;

  /**
   * @param options - the logic, the actors, the seed and the faults
   * @throws RangeError when the seed, a count or a rate is out of range
   */
  constructor(options: SimHarnessOptions<State, Input, Effect, BeliefValue>) {
    super();
    const { actors = 1, instances = 1, seed, initialState } = options;
    if (!Number.isInteger(actors) || actors < 1 || actors >= MOST_PARTIES) {
      throw new RangeError(`A harness has 1 to ${MOST_PARTIES - 1} actors, not ${actors}.`);
    }
    this.#options = options;
    this.#traceSink = traceSinkOf(options);
    this.timeline = new Timeline(this);
    this.context = new SimContext(seed, this.timeline);
    this.coordinator = actors;
    this.#machines = new StateMachines(instances, options);
    this.#actors = new Actors(actors, options.actorName ?? 'actor', this.timeline, options.belief);
    this.#cuts = new ActorCuts(this.#actors);
    this.#channel = new Channel(seed);
    this.#courier = new Courier({
      timeline: this.timeline,
      channel: this.#channel,
      actors: this.#actors,
      faults: this.#faults,
      seed,
      mutate: options.mutate as Mutator | undefined,
      traceSink: this.#traceSink,
    });
    this.clocks = new HarnessClocks(actors, this.timeline, this.#faults);
    this.#replies = new Replies({
      armed: this.#armed,
      coordinator: actors,
      isDown: (party) => this.#actors.isDown(party),
      send: (actor, effect: Effect, id) => this.#reply(actor, effect, id),
    });
    this.#leaseExpiry = new LeaseExpiry(this.timeline, () => this.expireLease(1));
    this.#effects = new EffectsLog(options.keepEffectsLog ?? true);
    this.world = new HarnessWorld(initialState, this.beliefs, () => this.localTime(actors));
    this.#invariants = new Invariants(options.oracles);
    this.useFaults(options.faults === undefined ? NO_FAULTS : { ...NO_FAULTS, ...options.faults });
  }

  /** The faults in force. */
  get faults(): FaultConfig {
    return this.#channel.config;
  }

  /** Simulated time, in ticks, which no clock fault changes. */
  get now(): LogicalTime {
    return this.timeline.now as LogicalTime;
  }

  /** The authoritative state of the first state machine. */
  get state(): State {
    return this.#machines.state(0);
  }

  /** The state of each instance. */
  get states(): State[] {
    return this.#machines.states;
  }

  /** How many actors there are. */
  get actors(): number {
    return this.#actors.count;
  }

  /** What each actor believes, by its id. */
  get beliefs(): BeliefValue[] {
    return this.#actors.beliefs;
  }

  /** All effects so far, in their order, and whether they were lost. */
  get effectsLog(): readonly LoggedEffect<Effect>[] {
    return this.#effects.entries;
  }

  /** How often each fault happened so far. */
  get faultCounts(): FaultCounts {
    return this.#faults.counts;
  }

  /** Calls `visit` with faults and the number of times so far, where one has happened since the last call. @internal */
  visitFaults(visit: VisitFault): void {
    this.#faults.visit(visit);
  }

  /**
   * Applies an input to an instance at once, without a channel; effects may be lost at the
   * configured rate.
   *
   * @param instance - which state machine: a number from 0
   * @param input - what to apply to it
   * @returns the effects that were not
   * @throws RangeError when there is no such instance
   * @throws TypeError when the transition does not return a pair of a state and a list
   */
  apply(instance: number, input: Input): readonly Effect[] {
    const id = combine(instance, this.#applied++);
    const effects = this.#transition(instance, input);
    const arriving = effects.filter((effect, index) => {
      const dropped = this.#courier.losesEffect(effectId(id, index));
      this.#effects.add({ at: this.world.now, instance, effect, dropped });
      return !dropped;
    });
    this.#finish(id);
    return arriving;
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
   * Demands what the oracles demand of every event so far.
   *
   * @throws Error that names the invariant, what was wrong, and when
   */
  checkInvariants(): void {
    this.#invariants.check();
  }

  /**
   * Lets an actor send an input over the channel.
   *
   * @param actor - the id of the actor that sends it, from 0
   * @param input - what to send
   * @param salt - the input's address, from which its fate is drawn
   */
  submit(actor: number, input: Input, salt: number): void {
    this.#actors.noteSent(actor, input, this.localTime(actor));
    const id = combine(salt, actor);
    const pause = this.#channel.pauseTicks(id);
    if (pause === 0) return this.#request(actor, input, id);
    this.pause(actor);
    this.#traceSink?.note({
      at: this.timeline.now,
      kind: 'fault',
      stage: 'struck',
      fault: 'pause',
      targets: [actor],
      durationTicks: pause,
      holdsInput: true,
    });
    this.#actors.holdAction(actor, () => this.#request(actor, input, id));
    this.timeline.schedule(this.timeline.now + pause, () => this.#resumeAloud(actor));
  }

  /** Sends an actor's input, unless a fault strikes before. */
  #request(actor: number, input: Input, id: number): void {
    if (!this.#armed.any) return this.#courier.request(actor, input, id);
    this.#armed.pass('handled', actor);
    if (this.#actors.isDown(actor)) return;
    if (this.#actors.isPaused(actor)) {
      return this.#actors.holdAction(actor, () => this.#courier.request(actor, input, id));
    }
    this.#courier.request(actor, input, id);
    this.#armed.pass('sent', actor);
  }

  /** Makes `action` wait for the end of an actor's pause; false when it is not paused. @internal */
  deferWhilePaused(actor: number, action: () => void): boolean {
    if (!this.#actors.isPaused(actor)) return false;
    this.#actors.holdAction(actor, action);
    return true;
  }

  /**
   * Puts rates in force from now on.
   *
   * @param config - the rates, in parts per million, and their bounds in ticks
   */
  useFaults(config: FaultConfig): void {
    this.#channel.use(config);
    this.#leaseExpiry.every(config.expireLeaseAfter);
  }

  /** Plans the fates of single inputs and effects. @internal */
  planFates(planned: PlannedFates): void {
    this.#channel.planFates(planned);
  }

  /** Draws the fates of inputs and effects from another seed from now on. @internal */
  reseed(seed: number): void {
    this.#channel.reseed(seed);
  }

  /**
   * Pauses an actor: what it would do, and the effects that reach it, wait. Pauses may overlap.
   *
   * @param actor - the actor's id, from 0
   */
  pause(actor: number): void {
    this.#actors.pause(actor);
    this.count('pause');
  }

  /**
   * Ends one pause; what waited happens now, in its order.
   *
   * @param actor - the actor's id, from 0
   */
  resume(actor: number): void {
    this.#actors.resume(actor);
  }

  /**
   * Whether an actor is paused now.
   *
   * @param actor - the actor's id, from 0
   */
  isPaused(actor: number): boolean {
    return this.#actors.isPaused(actor);
  }

  /**
   * Crashes an actor or the coordinator, which misses everything that reaches it while it is down. An
   * actor keeps what its belief's `persist` keeps, unless with amnesia; the coordinator keeps its state.
   *
   * @param party - an actor's id, or `coordinator`
   * @param options - `amnesia` makes an actor lose what `persist` keeps, too
   */
  crash(party: number, { amnesia = false }: { readonly amnesia?: boolean } = {}): void {
    if (this.#actors.isDown(party)) return;
    this.#actors.crash(party, amnesia);
    this.count(amnesia ? 'amnesia' : 'crash');
  }

  /**
   * Starts a crashed actor or coordinator again.
   *
   * @param party - an actor's id, or `coordinator`
   */
  restart(party: number): void {
    this.#actors.restart(party);
  }

  /**
   * Whether an actor or the coordinator has crashed and not restarted yet.
   *
   * @param party - an actor's id, or `coordinator`
   */
  isDown(party: number): boolean {
    return this.#actors.isDown(party);
  }

  /**
   * Cuts some actors off from the coordinator.
   *
   * @param partition - the actors, and the direction of the cut
   * @returns a handle for `healPartition`
   * @throws RangeError when there is no such actor
   */
  partition(partition: Partition): number {
    const handle = this.#cuts.add(partition);
    partition.side.forEach(() => this.count('partition'));
    return handle;
  }

  /**
   * Ends a partition. Messages that were cut off stay lost.
   *
   * @param handle - the handle from `partition`
   * @returns whether all its actors are connected again: no other partition cuts one of them off
   */
  healPartition(handle: number): boolean {
    return this.#cuts.delete(handle);
  }

  /**
   * Makes the coordinator's clock jump to `offset` ticks from where the next lease runs out.
   *
   * @param offset - how many ticks after the lease's end; negative for before it
   * @returns how far it jumped; 0 when there is no lease, or its end has passed
   */
  expireLease(offset: number): number {
    const deadline = deadlineIn(this.#options.leaseDeadline, this.state);
    return deadline === undefined ? 0 : this.clocks.expireLease(deadline, offset);
  }

  /**
   * Ends every fault: rates are 0, cuts heal, the paused go on, the crashed restart, no clock is
   * skewed. Where clocks have jumped to, they stay.
   */
  heal(): void {
    this.useFaults(NO_FAULTS);
    this.#actors.reconnect();
    this.#cuts.clear();
    this.#armed.disarm();
    this.restart(this.coordinator);
    this.clocks.straightenAll();
    for (let actor = 0; actor < this.actors; actor++) {
      while (this.#actors.isPaused(actor)) this.resume(actor);
      this.restart(actor);
    }
  }

  /** Lets a fault wait for a moment of an event of an actor or of the coordinator. @internal */
  arm(fault: ArmedFault): void {
    this.#armed.arm(fault);
  }

  /** Counts a fault. @internal */
  count(kind: FaultKind): void {
    this.#faults.count(kind);
  }

  /**
   * The name of an actor in traces.
   *
   * @param actor - the actor's id, from 0
   */
  name(actor: number): string {
    return this.#actors.name(actor);
  }

  /** Does what an event of the timeline asks. @internal */
  dispatch(tag: number, fields: Int32Array, offset: number, payload: unknown): void {
    const id = fields[offset + 2] as number;
    if (kindOf(tag) === REQUEST) this.#receive(partyOf(tag), id, payload as Input);
    else this.#learn(tag, id, payload as Effect);
  }

  #receive(actor: number, id: number, input: Input): void {
    const { coordinator } = this;
    if (this.#armed.any && !this.#actors.isDown(coordinator)) {
      this.#armed.pass('receipt', coordinator);
    }
    if (this.#actors.isDown(coordinator)) return this.#miss(id);
    this.world.actor = actor as NodeId;
    const effects = this.#transition(0, input);
    this.#traceSink?.applied(this.timeline.now, id, actor, input, effects, this.state);
    const isHeld = this.#replies.mayBeStruck;
    if (!isHeld) this.#replies.sendAll(actor, id, effects);
    this.#finish(id);
    if (isHeld) this.#replies.letOut(actor, id, effects);
  }

  #reply(sender: number, effect: Effect, id: number): void {
    const { recipient } = this.#options;
    const to = recipient === undefined ? sender : recipient(effect);
    if (to === undefined || !(to >= 0 && to < this.actors)) return;
    const dropped = !this.#courier.effect(to, effect, id);
    this.#effects.add({ at: this.world.now, instance: 0, effect, dropped });
  }

  #learn(tag: number, id: number, effect: Effect): void {
    const actor = partyOf(tag);
    if (this.#armed.any && !this.#actors.isDown(actor) && !this.#actors.isPaused(actor)) {
      this.#armed.pass('receipt', actor);
    }
    if (this.#actors.isDown(actor)) return this.#miss(id, actor);
    if (this.#actors.isPaused(actor)) {
      return this.#actors.hold(actor, { tag, from: 0, id, payload: effect });
    }
    this.#traceSink?.received(this.timeline.now, id, COORDINATOR, actor, effect);
    this.#actors.learn(actor, effect, this.localTime(actor));
    this.world.learned(actor);
    this.#finish(id);
  }

  /** A message reached a party that is down: an actor, or the coordinator. */
  #miss(id: number, to = COORDINATOR): void {
    this.#traceSink?.missed(this.timeline.now, id, to);
  }

  #transition(instance: number, input: Input): readonly Effect[] {
    const previous = this.#machines.state(instance);
    const effects = this.#machines.apply(instance, input, this.world.now);
    this.world.applied(previous, this.#machines.state(instance), input, effects);
    return effects;
  }

  #finish(id: number): void {
    this.#invariants.afterEvent(this.world, this.timeline.events + 1, this.world.now);
    this.timeline.finishEvent(id);
  }

  #resumeAloud(actor: number): void {
    if (!this.isPaused(actor)) return;
    this.resume(actor);
    if (this.isPaused(actor)) return;
    const at = this.timeline.now;
    this.#traceSink?.note({ at, kind: 'recovery', fault: 'pause', targets: [actor] });
  }
}
