import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { combine, hashLabel } from '../kernel/keyed-hash.js';
import { RandomStream } from '../kernel/random-stream.js';
import { makeKnown } from '../kernel/sight/known-as.js';
import { type NodeContext } from './node-context.js';
import { type NodeDisks } from './node-disks.js';
import { StartContext } from './start-context.js';

const DISK_STREAM = hashLabel('disk');

/** How nodes are made, and what survives them. */
export interface NodeFactory<Node, Durable> {
  readonly create: (context: NodeContext<Durable>) => Node;
  readonly persist?: ((node: Node) => Durable) | undefined;
  readonly view?: ((node: Node) => unknown) | undefined;
}

/** Says what a node is called and how it is to be seen wherever nodes are compared or shown. */
export function makeNodeKnown<Node>(
  node: Node,
  id: number,
  view: ((node: Node) => unknown) | undefined,
): void {
  if (typeof node === 'object' && node !== null) makeKnown(node, { name: `node ${id}`, view });
}

/** The nodes of a network through all their lives. */
export class Population<Node, Durable> {
  /** By id; `undefined` while down. */
  readonly nodes: (Node | undefined)[];
  readonly #seed: number;
  readonly #factory: NodeFactory<Node, Durable>;
  readonly #durable = new Map<number, Durable>();
  readonly #lives = new Map<number, number>();
  #up: readonly Node[] | undefined;
  #down: number;

  readonly #disks: NodeDisks;

  constructor(seed: number, count: number, factory: NodeFactory<Node, Durable>, disks: NodeDisks) {
    this.#disks = disks;
    this.#seed = seed;
    this.#factory = factory;
    this.nodes = Array.from({ length: count }, () => undefined);
    this.#down = count;
  }

  /** All nodes that are up, by ascending id. */
  get up(): readonly Node[] {
    return (this.#up ??= this.nodes.filter((node) => node !== undefined));
  }

  /** How many nodes are down. */
  get down(): number {
    return this.#down;
  }

  /** Which life of a node this is: 0 for the first. */
  life(id: number): number {
    return this.#lives.get(id) ?? 0;
  }

  /** Starts a node that is down. */
  start(id: number, now: LogicalTime): Node {
    const life = this.life(id);
    const node = this.#factory.create(
      new StartContext<Durable>({
        id: id as NodeId,
        nodeCount: this.nodes.length,
        now,
        durable: this.#durable.get(id),
        random: () => new RandomStream(combine(combine(this.#seed, id), life)),
        disk: () => this.#disks.of(id),
      }),
    );
    makeNodeKnown(node, id, this.#factory.view);
    this.nodes[id] = node;
    this.#up = undefined;
    this.#down--;
    return node;
  }

  /** Ends a node's life: what `persist` keeps of it stays, unless with amnesia. */
  end(id: number, node: Node, amnesia: boolean): void {
    const { persist } = this.#factory;
    const salt = combine(combine(this.#seed ^ DISK_STREAM, id), this.life(id));
    this.#disks.crash(id, amnesia, () => new RandomStream(salt));
    if (amnesia || persist === undefined) this.#durable.delete(id);
    else this.#durable.set(id, persist(node));
    this.nodes[id] = undefined;
    this.#lives.set(id, this.life(id) + 1);
    this.#up = undefined;
    this.#down++;
  }
}
