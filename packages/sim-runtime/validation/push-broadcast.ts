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

const ROUND_TICKS = 4;

/** Synchronous push: in every round, each informed node calls one node, uniformly at random. */
class PushNode implements SansIoNode<'rumour'> {
  readonly outbox = new Outbox<'rumour'>();
  informedInRound: number | undefined;
  readonly #nodes: number;
  readonly #random: Random;
  #round = 0;
  #nextRound: LogicalTime;

  constructor(id: number, nodes: number, random: Random, now: LogicalTime) {
    this.#nodes = nodes;
    this.#random = random;
    this.#nextRound = advance(now, ROUND_TICKS);
    if (id === 0) this.informedInRound = 0;
  }

  handleInput(): void {
    this.informedInRound ??= this.#round;
  }

  handleTimeout(now: LogicalTime): void {
    this.#round++;
    this.#nextRound = advance(now, ROUND_TICKS);
    const called: NodeId = nodeId(this.#random.below(this.#nodes));
    if (this.informedInRound !== undefined) this.outbox.send(called, 'rumour');
  }

  pollTransmit(): Transmit<'rumour'> | undefined {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#nextRound;
  }
}

/** How many rounds it takes until all of `nodes` nodes know what node 0 knew at the start. */
export function roundsOfPush(nodes: number, seed: number): number {
  const network = new SimNetwork({
    seed,
    nodes,
    create: ({ id, nodeCount, random, now }) => new PushNode(id, nodeCount, random, now),
  });
  const isUninformed = (node: PushNode) => node.informedInRound === undefined;
  while (network.nodes.some(isUninformed)) network.run(ROUND_TICKS);
  return Math.max(...network.nodes.map((node) => node.informedInRound ?? 0));
}
