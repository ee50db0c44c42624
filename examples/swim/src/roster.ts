import { type NodeId } from '@gossip/sim-runtime';
import { overrides, type Rumor, type Suspicion } from './messages.js';

/** What a member thinks of the others. */
export class Roster {
  readonly #opinions: Map<NodeId, Rumor>;
  /** The holder's protocol period in which its suspicion of a member began. */
  readonly #suspectedIn = new Map<NodeId, number>();
  readonly #timeouts: readonly number[];

  /**
   * Everybody is taken for alive until shown otherwise.
   *
   * @param timeouts - for how many periods suspicions last, by how many others have confirmed them
   */
  constructor(members: readonly NodeId[], timeouts: readonly number[]) {
    this.#opinions = new Map(
      members.map((member) => [member, { member, status: 'alive', incarnation: 0 }]),
    );
    this.#timeouts = timeouts;
  }

  get opinions(): ReadonlyMap<NodeId, Rumor> {
    return this.#opinions;
  }

  /** @returns whether the rumor was news: what others should hear, too */
  learn(rumor: Rumor, period: number): boolean {
    const known = this.#opinions.get(rumor.member);
    if (known === undefined) return false;
    if (!overrides(rumor, known)) return this.#confirm(rumor, known);
    this.#opinions.set(rumor.member, rumor);
    if (rumor.status === 'suspect') this.#suspectedIn.set(rumor.member, period);
    return true;
  }

  isDead(member: NodeId): boolean {
    return this.#opinions.get(member)?.status === 'dead';
  }

  /** Those that have not refuted what they are suspected of, and whose time for it is over. */
  overdue(period: number): readonly Suspicion[] {
    return [...this.#opinions.values()].filter(
      (opinion): opinion is Suspicion =>
        opinion.status === 'suspect' && this.#refutableUntil(opinion) <= period,
    );
  }

  /** Those not dead, without one of them. */
  livingBut(member: NodeId): readonly NodeId[] {
    return [...this.#opinions.keys()].filter((other) => other !== member && !this.isDead(other));
  }

  /** Adds the accusers of a suspicion that is known already, as far as they count. */
  #confirm(rumor: Rumor, known: Rumor): boolean {
    if (rumor.status !== 'suspect' || known.status !== 'suspect') return false;
    if (rumor.incarnation !== known.incarnation) return false;
    const others = rumor.accusers.filter((accuser) => !known.accusers.includes(accuser));
    const counting = others.slice(0, Math.max(0, this.#timeouts.length - known.accusers.length));
    if (counting.length === 0) return false;
    this.#opinions.set(known.member, { ...known, accusers: [...known.accusers, ...counting] });
    return true;
  }

  #refutableUntil({ member, accusers }: Suspicion): number {
    const confirmed = Math.min(accusers.length, this.#timeouts.length) - 1;
    return (this.#suspectedIn.get(member) ?? 0) + (this.#timeouts[confirmed] ?? 0);
  }
}
