import { type NodeId } from '@gossip/sim-runtime';
import { type Rumor } from './messages.js';
import { Roster } from './roster.js';
import { RumorMill } from './rumor-mill.js';
import { suspicionTimeouts } from './suspicion-timeouts.js';
import { type SwimConfig } from './swim-config.js';

/** What a member knows of the group, itself included, and what of that it still has to tell. */
export class Knowledge {
  readonly roster: Roster;
  readonly #config: SwimConfig;
  readonly #mill: RumorMill;
  #incarnation: number;
  #hasLeft = false;

  /** @param durable - the incarnation of an earlier life, which this one follows */
  constructor(config: SwimConfig, peers: readonly NodeId[], durable: number | undefined) {
    this.#config = config;
    this.roster = new Roster(peers, suspicionTimeouts(config));
    this.#mill = new RumorMill(config.retellings * bitsOf(peers.length + 1));
    this.#incarnation = durable === undefined ? 0 : durable + 1;
    if (durable !== undefined) this.#mill.add(this.#self());
  }

  get incarnation(): number {
    return this.#incarnation;
  }

  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  leave(): void {
    this.#hasLeft = true;
  }

  rejoin(): void {
    this.#hasLeft = false;
    this.#claimLifeAfter(this.#incarnation);
  }

  /**
   * Takes a rumor in.
   *
   * @param period - the protocol period in which it came
   * @returns whether it was a doubt about this member, which is refuted
   */
  hear(rumor: Rumor, period: number): boolean {
    if (rumor.member === this.#config.nodeId) return this.#hearOfSelf(rumor);
    if (this.roster.learn(rumor, period)) {
      const opinion = this.roster.opinions.get(rumor.member);
      if (opinion !== undefined) this.#mill.add(opinion);
    }
    return false;
  }

  /** Suspects another on its own, or confirms the suspicion of others. */
  suspect(member: NodeId, incarnation: number, period: number): void {
    const accusers = [this.#config.nodeId];
    this.hear({ member, status: 'suspect', incarnation, accusers }, period);
  }

  /**
   * The rumors that ride on a message: on this member, and on the receiver, so that it can refute a suspicion
   * or learn of a life that it has forgotten; then those that are for all members.
   */
  rumorsFor(receiver: NodeId): readonly Rumor[] {
    const known = this.roster.opinions.get(receiver);
    const isPlain = known === undefined || (known.status === 'alive' && known.incarnation === 0);
    const held = isPlain ? [] : [known];
    return [this.#self(), ...held, ...this.#mill.take(this.#config.rumorsPerMessage)];
  }

  /** Refutes what is not so. A life that this member has forgotten it had must end, too. */
  #hearOfSelf({ status, incarnation }: Rumor): boolean {
    if (incarnation < this.#incarnation) return false;
    if (status === 'alive' && incarnation === this.#incarnation) return false;
    this.#claimLifeAfter(incarnation);
    return status !== 'alive';
  }

  #claimLifeAfter(incarnation: number): void {
    this.#incarnation = incarnation + 1;
    this.#mill.add(this.#self());
  }

  #self(): Rumor {
    const status = this.#hasLeft ? 'dead' : 'alive';
    return { member: this.#config.nodeId, status, incarnation: this.#incarnation };
  }
}

/** The logarithm to base 2 of n + 1, rounded up. */
function bitsOf(n: number): number {
  return 32 - Math.clz32(n);
}
