import {
  advance,
  type LogicalTime,
  type NodeId,
  nodeId,
  Outbox,
  type Random,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';
import { SimNetwork } from '@gossip/sim-runtime/sim';

const CYCLE_TICKS = 4;

type Message = { readonly kind: 'push' } | { readonly kind: 'feedback'; readonly knew: boolean };

/**
 * A site of rumour mongering by push with feedback and a counter (Demers et al., PODC 1987):
 * synchronous cycles; whether a site already knew is judged at the start of the cycle; a useful push
 * resets the counter.
 */
class Site implements SansIoNode<Message> {
  readonly outbox = new Outbox<Message>();
  learnedInCycle: number | undefined;
  pushes = 0;
  readonly #id: number;
  readonly #sites: number;
  readonly #random: Random;
  readonly #limit: number;
  #cycle = 0;
  #useless = 0;
  #nextCycle: LogicalTime;

  constructor(id: number, sites: number, limit: number, random: Random, now: LogicalTime) {
    this.#id = id;
    this.#sites = sites;
    this.#limit = limit;
    this.#random = random;
    this.#nextCycle = advance(now, CYCLE_TICKS);
    if (id === 0) this.learnedInCycle = 0;
  }

  get isInfective(): boolean {
    return this.learnedInCycle !== undefined && this.#useless < this.#limit;
  }

  handleInput(message: Message, _now: LogicalTime, from: NodeId): void {
    if (message.kind === 'feedback') {
      this.#useless = message.knew ? this.#useless + 1 : 0;
      return;
    }
    const knew = this.learnedInCycle !== undefined && this.learnedInCycle < this.#cycle;
    this.learnedInCycle ??= this.#cycle;
    this.outbox.send(from, { kind: 'feedback', knew });
  }

  handleTimeout(now: LogicalTime): void {
    this.#cycle++;
    this.#nextCycle = advance(now, CYCLE_TICKS);
    if (!this.isInfective) return;
    const other = this.#random.below(this.#sites - 1);
    this.pushes++;
    this.outbox.send(nodeId(other >= this.#id ? other + 1 : other), { kind: 'push' });
  }

  pollTransmit(): Transmit<Message> | undefined {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#nextCycle;
  }
}

export interface Epidemic {
  /** The share of sites that never learned the rumour. */
  readonly residue: number;
  /** Pushes for each site. */
  readonly traffic: number;
  /** The cycle in which the last site that learned it did. */
  readonly lastCycle: number;
}

/** Spreads one rumour until no site is infective. */
export function mongerRumour(sites: number, limit: number, seed: number): Epidemic {
  const network = new SimNetwork({
    seed,
    nodes: sites,
    create: ({ id, nodeCount, random, now }) => new Site(id, nodeCount, limit, random, now),
  });
  const { nodes } = network;
  while (nodes.some((site) => site.isInfective)) network.run(CYCLE_TICKS);
  const learned = nodes.flatMap(({ learnedInCycle }) => learnedInCycle ?? []);
  return {
    residue: (sites - learned.length) / sites,
    traffic: nodes.reduce((sum, { pushes }) => sum + pushes, 0) / sites,
    lastCycle: Math.max(...learned),
  };
}
