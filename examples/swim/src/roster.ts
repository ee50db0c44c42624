import { type NodeId } from '@gossip/sim-runtime';
import { overrides, type Rumor } from './messages.js';

/** What a member knows of another. */
export interface Opinion extends Rumor {
  /** The holder's protocol period in which it came to this opinion. */
  readonly since: number;
}

/** What a member thinks of the others. */
export class Roster {
  readonly #opinions: Map<NodeId, Opinion>;

  /** Everybody is taken for alive until shown otherwise. */
  constructor(members: readonly NodeId[]) {
    this.#opinions = new Map(
      members.map((member) => [member, { member, status: 'alive', incarnation: 0, since: 0 }]),
    );
  }

  get opinions(): ReadonlyMap<NodeId, Opinion> {
    return this.#opinions;
  }

  /** @returns whether the rumor was news */
  learn(rumor: Rumor, period: number): boolean {
    const known = this.#opinions.get(rumor.member);
    if (known === undefined || !overrides(rumor, known)) return false;
    const { member, status, incarnation } = rumor;
    this.#opinions.set(member, { member, status, incarnation, since: period });
    return true;
  }

  isDead(member: NodeId): boolean {
    return this.#opinions.get(member)?.status === 'dead';
  }

  /** Those under suspicion since `period` or earlier. */
  suspectsSince(period: number): readonly Opinion[] {
    return [...this.#opinions.values()].filter(
      ({ status, since }) => status === 'suspect' && since <= period,
    );
  }

  dead(): readonly NodeId[] {
    return [...this.#opinions.keys()].filter((member) => this.isDead(member));
  }

  /** Those not dead, without one of them. */
  livingBut(member: NodeId): readonly NodeId[] {
    return [...this.#opinions.keys()].filter((other) => other !== member && !this.isDead(other));
  }
}
