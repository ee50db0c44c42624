import {
  advance,
  type LogicalTime,
  type NodeId,
  type Random,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';
import { Knowledge } from './knowledge.js';
import { LocalHealth } from './local-health.js';
import { type Bare, type Message, type Rumor } from './messages.js';
import { ProbeOrder, sample } from './probe-order.js';
import { Relays } from './relays.js';
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

/**
 * A member of a group that keeps track of who else is alive: SWIM (Das, Gupta, Motivala 2002) with
 * suspicion, incarnations and rumors that ride on probes, and Lifeguard (Dadgar, Phillips, Currey 2018)
 * as an option: local health, and suspicions that last the longer the fewer share them. Lifeguard's
 * third part, that a suspect be the first to hear of it, is not an option: every message tells its
 * receiver what the sender holds of it.
 *
 * A dead member is pinged now and then, so that the two sides of a partition find together again.
 */
export class Swim implements SansIoNode<Message> {
  readonly #config: SwimConfig;
  readonly #random: Random;
  readonly #knowledge: Knowledge;
  readonly #order: ProbeOrder;
  readonly #revivals: ProbeOrder;
  readonly #relays: Relays;
  readonly #health: LocalHealth;
  readonly #outbox: Transmit<Message>[] = [];
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
    this.#knowledge = new Knowledge(config, peers, durable);
    this.#order = new ProbeOrder(peers, random);
    this.#revivals = new ProbeOrder(peers, random);
    this.#relays = new Relays(config.ackTimeoutTicks);
    this.#health = new LocalHealth(config.worstHealth);
    this.#dueAt = advance(now, 1 + random.below(config.periodTicks));
    this.#periodEndsAt = this.#dueAt;
  }

  /** Which life of its own this member is in. It must survive a restart. */
  get incarnation(): number {
    return this.#knowledge.incarnation;
  }

  /** What this member thinks of each of the others. */
  get opinions(): ReadonlyMap<NodeId, Rumor> {
    return this.#knowledge.roster.opinions;
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
    return this.#knowledge.hasLeft;
  }

  /** Takes this member out of the group, which it tells a few others, and falls silent. */
  leave(): boolean {
    if (this.hasLeft) return false;
    this.#knowledge.leave();
    this.#probe = undefined;
    for (const peer of this.#helpersFor(this.#config.nodeId))
      this.#send(peer, { kind: 'farewell' });
    return true;
  }

  /** Takes this member into the group again, in a new incarnation. */
  rejoin(now: LogicalTime): boolean {
    if (!this.hasLeft) return false;
    this.#knowledge.rejoin();
    this.#dueAt = this.#periodEndsAt = advance(now, 1);
    return true;
  }

  /** Puts another under suspicion, such as when the application cannot reach it. */
  accuse(member: NodeId): boolean {
    const known = this.opinions.get(member);
    if (this.hasLeft || known?.status !== 'alive') return false;
    this.#knowledge.suspect(member, known.incarnation, this.#periods);
    return true;
  }

  handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    if (this.hasLeft) return;
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
    if (this.hasLeft) return undefined;
    const relay = this.#relays.dueAt();
    return relay !== undefined && relay < this.#dueAt ? relay : this.#dueAt;
  }

  handleTimeout(now: LogicalTime): void {
    if (this.hasLeft) return;
    for (const { requester, sequence } of this.#relays.late(now)) {
      this.#send(requester, { kind: 'nack', sequence });
    }
    if (now < this.#dueAt) return;
    if (this.#probe?.stage === 'direct') return this.#askHelpers(this.#probe, now);
    if (this.#probe?.stage === 'answered' && now < this.#periodEndsAt) {
      this.#dueAt = this.#periodEndsAt;
      return;
    }
    this.#periods++;
    this.#endProbe();
    this.#beginPeriod(now);
  }

  #beginPeriod(now: LogicalTime): void {
    const { multiplier } = this.#health;
    this.#periodEndsAt = advance(now, this.#config.periodTicks * multiplier);
    this.#dueAt = this.#periodEndsAt;
    this.#buryOverdue();
    if (this.#periods % this.#config.revivalPeriods === 0) this.#pingOneOfTheDead();
    const target = this.#order.next((member) => !this.#knowledge.roster.isDead(member));
    if (target === undefined) {
      this.#probe = undefined;
      return;
    }
    this.#dueAt = advance(now, this.#config.ackTimeoutTicks * multiplier);
    const incarnation = this.opinions.get(target)?.incarnation ?? 0;
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

  #endProbe(): void {
    const probe = this.#probe;
    if (probe?.stage !== 'indirect') return;
    // Helpers that say nothing either hint at a fault on this side, as does having none to ask.
    this.#health.worse(probe.owed);
    this.#knowledge.suspect(probe.target, probe.incarnation, this.#periods);
  }

  #buryOverdue(): void {
    for (const { member, incarnation } of this.#knowledge.roster.overdue(this.#periods)) {
      this.#hear({ member, status: 'dead', incarnation });
    }
  }

  /** Each of the dead in its turn, since a member that gets no message cannot say that it lives. */
  #pingOneOfTheDead(): void {
    const member = this.#revivals.next((one) => this.#knowledge.roster.isDead(one));
    if (member !== undefined) this.#ping(member);
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
    return sample(this.#knowledge.roster.livingBut(target), this.#config.helpers, this.#random);
  }

  #hear(rumor: Rumor): void {
    if (this.#knowledge.hear(rumor, this.#periods)) this.#health.worse();
  }

  #send(destination: NodeId, bare: Bare): void {
    const rumors = this.#knowledge.rumorsFor(destination);
    this.#outbox.push({ destination, message: { ...bare, rumors } });
  }
}
