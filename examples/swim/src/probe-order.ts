import { type NodeId, type Random } from '@gossip/sim-runtime';

/** Some of the members, each equally likely to be among them. */
export function sample(
  members: readonly NodeId[],
  count: number,
  random: Random,
): readonly NodeId[] {
  const left = [...members];
  const drawn: NodeId[] = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(random.below(left.length), 1));
  }
  return drawn;
}

/**
 * Whom to probe next: everybody once, in an order of chance, then everybody again in another. So a
 * member is probed at least once in any 2n - 1 periods, with n others: the paper's bound.
 */
export class ProbeOrder {
  readonly #members: readonly NodeId[];
  readonly #random: Random;
  #left: NodeId[] = [];

  constructor(members: readonly NodeId[], random: Random) {
    this.#members = members;
    this.#random = random;
  }

  /** The next member that may be probed, if there is any. */
  next(mayBeProbed: (member: NodeId) => boolean): NodeId | undefined {
    for (let looked = 0; looked < 2 * this.#members.length; looked++) {
      if (this.#left.length === 0) {
        this.#left = [...sample(this.#members, this.#members.length, this.#random)];
      }
      const member = this.#left.pop();
      if (member !== undefined && mayBeProbed(member)) return member;
    }
    return undefined;
  }
}
