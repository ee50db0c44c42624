import {
  advance,
  type LogicalTime,
  type NodeId,
  type Random,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';
import { LocalHealth } from './local-health.js';
import { type Message, type Rumor } from './messages.js';
import { ProbeOrder, sample } from './probe-order.js';
import { Relays } from './relays.js';
import { type Opinion, Roster } from './roster.js';
import { RumorMill } from './rumor-mill.js';
import { type SwimConfig } from './swim-config.js';

/** The probe of the current protocol period. */
interface Probe {
  readonly target: NodeId;
  /** The life that is put to the test: a later one owes no answer to this probe. */
  readonly incarnation: number;
  readonly sequence: number;
  stage: 'direct' | 'indirect' | 'answered';
  /** How many helpers owe an answer or a `nack`. */
  owed: number;
}

/** A message without what rides on it. */
type Bare = Message extends infer Kind
  ? Kind extends Message
    ? Omit<Kind, 'rumors'>
    : never
  : never;

/**
 * A member of a group that keeps track of who else is alive: SWIM (Das, Gupta, Motivala 2002) with
 * suspicion, incarnations and rumors that ride on probes, and Lifeguard's local health as an option.
 *
 * A dead member is pinged now and then, so that the two sides of a partition find together again.
 */
export class Swim implements SansIoNode<Message> {
  readonly #config: SwimConfig;
  readonly #random: Random;
  readonly #roster: Roster;
  readonly #order: ProbeOrder;
  readonly #mill: RumorMill;
  readonly #relays: Relays;
  readonly #health: LocalHealth;
  readonly #outbox: Transmit<Message>[] = [];
  #incarnation: number;
  #hasLeft = false;
  #periods = 0;
  #sequence = 0;
  #probe: Probe | undefined;
  #dueAt: LogicalTime;
  #periodEndsAt: LogicalTime;

  /** @param durable - the incarnation of an earlier life, which this one follows */
  constructor(
    config: SwimConfig,
    peers: readonly NodeId[],
    random: Random,
    now: LogicalTime,
    durable?: number,
  ) {
    this.#config = config;
    this.#random = random;
    this.#roster = new Roster(peers);
    this.#order = new ProbeOrder(peers, random);
    this.#mill = new RumorMill(config.retellings * bitsOf(peers.length + 1));
    this.#relays = new Relays(config.ackTimeoutTicks);
    this.#health = new LocalHealth(config.worstHealth);
    this.#incarnation = durable === undefined ? 0 : durable + 1;
    this.#dueAt = advance(now, 1 + random.below(config.periodTicks));
    this.#periodEndsAt = this.#dueAt;
    if (durable !== undefined) this.#mill.add(this.#self());
  }

  /** Which life of its own this member is in. It must survive a restart. */
  get incarnation(): number {
    return this.#incarnation;
  }

  /** What this member thinks of each of the others. */
  get opinions(): ReadonlyMap<NodeId, Opinion> {
    return this.#roster.opinions;
  }

  /** How many protocol periods this member has begun. */
  get periods(): number {
    return this.#periods;
  }

  /** Lifeguard's multiplier of periods and timeouts: 1 in full health. */
  get healthMultiplier(): number {
    return this.#health.multiplier;
  }

  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  /** Takes this member out of the group, which it tells a few others, and falls silent. */
  leave(): boolean {
    if (this.#hasLeft) return false;
    this.#hasLeft = true;
    this.#probe = undefined;
    for (const peer of this.#helpersFor(this.#config.nodeId))
      this.#send(peer, { kind: 'farewell' });
    return true;
  }

  /** Takes this member into the group again, in a new incarnation. */
  rejoin(now: LogicalTime): boolean {
    if (!this.#hasLeft) return false;
    this.#hasLeft = false;
    this.#claimLifeAfter(this.#incarnation);
    this.#dueAt = this.#periodEndsAt = advance(now, 1);
    return true;
  }

  /** Puts another under suspicion, such as when the application cannot reach it. */
  accuse(member: NodeId): boolean {
    const known = this.#roster.opinions.get(member);
    if (this.#hasLeft || known?.status !== 'alive') return false;
    this.#hear({ member, status: 'suspect', incarnation: known.incarnation });
    return true;
  }

  handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    if (this.#hasLeft) return;
    for (const rumor of message.rumors) this.#hear(rumor);
    switch (message.kind) {
      case 'ping':
        return this.#send(from, { kind: 'ack', sequence: message.sequence });
      case 'ack':
        return this.#takeAck(message.sequence);
      case 'ping-req':
        return this.#help(message.target, message.sequence, now, from);
      case 'nack':
        return this.#takeNack(message.sequence);
      case 'farewell':
        return;
    }
  }

  pollTransmit(): Transmit<Message> | undefined {
    return this.#outbox.shift();
  }

  pollTimeout(): LogicalTime | undefined {
    if (this.#hasLeft) return undefined;
    const relay = this.#relays.dueAt();
    return relay !== undefined && relay < this.#dueAt ? relay : this.#dueAt;
  }

  handleTimeout(now: LogicalTime): void {
    if (this.#hasLeft) return;
    for (const { requester, sequence } of this.#relays.late(now)) {
      this.#send(requester, { kind: 'nack', sequence });
    }
    if (now < this.#dueAt) return;
    if (this.#probe?.stage === 'direct') return this.#askHelpers(this.#probe, now);
    if (this.#probe?.stage === 'answered' && now < this.#periodEndsAt) {
      this.#dueAt = this.#periodEndsAt;
      return;
    }
    this.#endPeriod();
    this.#beginPeriod(now);
  }

  #beginPeriod(now: LogicalTime): void {
    this.#periods++;
    const { multiplier } = this.#health;
    this.#periodEndsAt = advance(now, this.#config.periodTicks * multiplier);
    this.#dueAt = this.#periodEndsAt;
    this.#buryLongSuspected();
    if (this.#periods % this.#config.revivalPeriods === 0) this.#pingOneOfTheDead();
    const target = this.#order.next((member) => !this.#roster.isDead(member));
    if (target === undefined) {
      this.#probe = undefined;
      return;
    }
    this.#dueAt = advance(now, this.#config.ackTimeoutTicks * multiplier);
    const incarnation = this.#roster.opinions.get(target)?.incarnation ?? 0;
    const sequence = this.#ping(target);
    this.#probe = { target, incarnation, sequence, stage: 'direct', owed: 0 };
  }

  /** However late it is, helpers get their time: a member that was held up must not blame others. */
  #askHelpers(probe: Probe, now: LogicalTime): void {
    const { periodTicks, ackTimeoutTicks } = this.#config;
    probe.stage = 'indirect';
    const helpers = this.#helpersFor(probe.target);
    probe.owed = Math.max(1, helpers.length);
    for (const helper of helpers) {
      this.#send(helper, { kind: 'ping-req', target: probe.target, sequence: probe.sequence });
    }
    this.#dueAt = advance(now, (periodTicks - ackTimeoutTicks) * this.#health.multiplier);
  }

  #endPeriod(): void {
    const probe = this.#probe;
    if (probe?.stage !== 'indirect') return;
    // Helpers that say nothing either hint at a fault on this side, as does having none to ask.
    this.#health.worse(probe.owed);
    this.#hear({ member: probe.target, status: 'suspect', incarnation: probe.incarnation });
  }

  #buryLongSuspected(): void {
    for (const suspect of this.#roster.suspectsSince(
      this.#periods - this.#config.suspicionPeriods,
    )) {
      this.#hear({ ...suspect, status: 'dead' });
    }
  }

  #pingOneOfTheDead(): void {
    for (const member of sample(this.#roster.dead(), 1, this.#random)) this.#ping(member);
  }

  #ping(member: NodeId): number {
    const sequence = ++this.#sequence;
    this.#send(member, { kind: 'ping', sequence });
    return sequence;
  }

  #takeAck(sequence: number): void {
    if (this.#probe?.sequence === sequence && this.#probe.stage !== 'answered') {
      this.#probe.stage = 'answered';
      this.#health.better();
    }
    const relay = this.#relays.end(sequence);
    if (relay !== undefined) this.#send(relay.requester, { kind: 'ack', sequence: relay.sequence });
  }

  #takeNack(sequence: number): void {
    const probe = this.#probe;
    if (probe?.sequence === sequence && probe.owed > 0) probe.owed--;
  }

  #help(target: NodeId, sequence: number, now: LogicalTime, from: NodeId): void {
    this.#relays.begin(this.#ping(target), from, sequence, now);
  }

  #helpersFor(target: NodeId): readonly NodeId[] {
    return sample(this.#roster.livingBut(target), this.#config.helpers, this.#random);
  }

  #hear({ member, status, incarnation }: Rumor): void {
    if (member === this.#config.nodeId) return this.#hearOfSelf(status, incarnation);
    const rumor = { member, status, incarnation };
    if (this.#roster.learn(rumor, this.#periods)) this.#mill.add(rumor);
  }

  /** Refutes what is not so. A life that this member has forgotten it had must end, too. */
  #hearOfSelf(status: Rumor['status'], incarnation: number): void {
    if (incarnation < this.#incarnation) return;
    if (status === 'alive' && incarnation === this.#incarnation) return;
    if (status !== 'alive') this.#health.worse();
    this.#claimLifeAfter(incarnation);
  }

  #claimLifeAfter(incarnation: number): void {
    this.#incarnation = incarnation + 1;
    this.#mill.add(this.#self());
  }

  #self(): Rumor {
    const status = this.#hasLeft ? 'dead' : 'alive';
    return { member: this.#config.nodeId, status, incarnation: this.#incarnation };
  }

  #send(destination: NodeId, bare: Bare): void {
    // What is held of the receiver, so that it can refute it, or learn of a life that it has forgotten.
    const known = this.#roster.opinions.get(destination);
    const held: readonly Rumor[] =
      known === undefined || (known.status === 'alive' && known.incarnation === 0)
        ? []
        : [{ member: destination, status: known.status, incarnation: known.incarnation }];
    const rumors = [this.#self(), ...held, ...this.#mill.take(this.#config.rumorsPerMessage)];
    this.#outbox.push({ destination, message: { ...bare, rumors } });
  }
}

/** The logarithm to base 2 of n + 1, rounded up. */
function bitsOf(n: number): number {
  return 32 - Math.clz32(n);
}
