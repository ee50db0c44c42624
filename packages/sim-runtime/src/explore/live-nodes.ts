import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Random } from '../contracts/random.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type DefinedGossip } from '../gossip/defined-gossip.js';
import { makeNodeKnown } from '../gossip/population.js';
import { StartContext } from '../gossip/start-context.js';
import { noSuchNode } from '../gossip/courier.js';
import { canonicalText } from './canonical-text.js';
import { ScriptedRandom } from './choices.js';
import { copyData } from './copy-data.js';
import { ExplorationError } from './exploration-error.js';
import { type Flight } from './flights.js';
import { type NodePast, type NodeStep } from './node-step.js';
import { Ordered } from './ordered.js';

type Node = SansIoNode<unknown>;

/** A node that can be put into an earlier state again. */
type Restorable = Required<Node>;

/** Lets a node take a step. */
export type Perform = (id: number, step: NodeStep, node: Node, random: ScriptedRandom) => unknown;

/** A node's state after a step, and what the node has sent. */
interface Stepped {
  readonly state: unknown;
  readonly sent: readonly Flight[];
  /** What `perform` returned. */
  readonly result: unknown;
}

/** So many of the first restores are checked: a `restore` that does nothing passes the very first. */
const CHECKS = 256;

/**
 * The nodes of an exploration: one instance each, which is put into the state that a step begins with. The
 * randomness of all nodes is that of the step at hand. A node without `snapshot()` and `restore()` has its
 * past for a state: it is made again, and takes all of its steps again.
 */
export class LiveNodes {
  readonly #definition: DefinedGossip;
  readonly #count: number;
  readonly #perform: Perform;
  readonly #nodes: Node[] = [];
  readonly #loaded: unknown[] = [];
  #random: Random | undefined;
  #checks = 0;
  #areReexecuted = false;

  constructor(definition: DefinedGossip, count: number, perform: Perform) {
    this.#definition = definition;
    this.#count = count;
    this.#perform = perform;
  }

  /** Whether a node has no `snapshot()`, so that its past is its state. Known once a node was made. */
  get areReexecuted(): boolean {
    return this.#areReexecuted;
  }

  /** Makes a node, for the first time or after a crash; returns its state. */
  start(id: number, now: LogicalTime, durable: unknown, random: Random): unknown {
    return this.#with(random, () => {
      const node = this.#create(id, now, durable);
      if (this.#isRestorable(node)) {
        this.#checkFirstRestore(node);
        return this.#save(id, node);
      }
      this.#areReexecuted = true;
      const past: NodePast = { start: { now, durable: copyData(durable) }, steps: [] };
      return (this.#loaded[id] = past);
    });
  }

  /** A node in a state. It must not be changed. */
  at(id: number, state: unknown): Node {
    if (this.#loaded[id] !== state) {
      if (this.#areReexecuted) this.#reexecute(id, state as NodePast);
      else this.#restore(this.#nodes[id] as Restorable, state);
      this.#loaded[id] = state;
    }
    return this.#nodes[id] as Node;
  }

  /** Lets a node in a state take a step; returns the state after it, and what the node sends. */
  step(id: number, state: unknown, random: ScriptedRandom, step: NodeStep): Stepped {
    const node = this.at(id, state);
    this.#loaded[id] = undefined;
    return this.#with(random, () => {
      const result = this.#perform(id, step, node, random);
      const sent = sentBy(id, node, this.#definition.nodes);
      if (!this.#areReexecuted) return { state: this.#save(id, node as Restorable), sent, result };
      const { start, steps } = state as NodePast;
      const past: NodePast = { start, steps: [...steps, { step, draws: [...random.draws] }] };
      return { state: (this.#loaded[id] = past), sent, result };
    });
  }

  /** A node in a state to go on from: what it becomes is not kept. */
  borrow(id: number, state: unknown): Node {
    const node = this.at(id, state);
    this.#loaded[id] = undefined;
    return node;
  }

  /** Lets a borrowed node act; returns what it sends. */
  act(id: number, random: Random, act: (node: Node) => void): readonly Flight[] {
    const node = this.#nodes[id] as Node;
    return this.#with(random, () => {
      act(node);
      return sentBy(id, node, this.#definition.nodes);
    });
  }

  #reexecute(id: number, { start, steps }: NodePast): void {
    const node = this.#with(new ScriptedRandom([]), () =>
      this.#create(id, start.now, copyData(start.durable)),
    );
    for (const { step, draws } of steps) {
      const random = new ScriptedRandom(draws);
      this.#with(random, () => {
        this.#perform(id, step, node, random);
        sentBy(id, node, this.#definition.nodes);
      });
    }
  }

  #create(id: number, now: LogicalTime, durable: unknown): Node {
    const node = this.#definition.create(
      new StartContext<unknown>({
        id: id as NodeId,
        nodeCount: this.#count,
        now,
        durable,
        random: () => this.#drawing,
      }),
    );
    makeNodeKnown(node, id, this.#definition.view);
    this.#nodes[id] = node;
    return node;
  }

  /** The randomness that nodes keep: it draws from that of the step at hand. */
  readonly #drawing: Random = {
    next: () => this.#current.next(),
    below: (bound) => this.#current.below(bound),
    between: (low, high) => this.#current.between(low, high),
    chance: (ppm) => this.#current.chance(ppm),
    pick: (choices) => this.#current.pick(choices),
  };

  get #current(): Random {
    if (this.#random === undefined) throw new Error('A node drew outside of a step.');
    return this.#random;
  }

  #with<Result>(random: Random, act: () => Result): Result {
    this.#random = random;
    try {
      return act();
    } finally {
      this.#random = undefined;
    }
  }

  #save(id: number, node: Restorable): unknown {
    const state = copyData(node.snapshot());
    this.#loaded[id] = state;
    return state;
  }

  #restore(node: Restorable, state: unknown): void {
    node.restore(copyData(state));
    if (this.#checks < CHECKS) this.#checkRestored(node, state);
  }

  #isRestorable(node: Node): node is Restorable {
    if (node.snapshot === undefined && node.restore === undefined) return false;
    if (node.snapshot !== undefined && node.restore !== undefined) return true;
    const [has, lacks] =
      node.snapshot === undefined
        ? ['restore(snapshot)', 'snapshot()']
        : ['snapshot()', 'restore(snapshot)'];
    throw new ExplorationError(
      `The nodes of the simulation "${this.#definition.name}" have \`${has}\` and no \`${lacks}\`: add it to the class, or take the other out.`,
    );
  }

  #checkFirstRestore(node: Restorable): void {
    const before = copyData(node.snapshot());
    node.restore(copyData(before));
    this.#checkRestored(node, before);
  }

  #checkRestored(node: Restorable, state: unknown): void {
    this.#checks++;
    if (canonicalText(new Ordered(node.snapshot())) === canonicalText(new Ordered(state))) return;
    throw new ExplorationError(
      `A node of the simulation "${this.#definition.name}" gives another \`snapshot()\` after \`restore\` than before; both must cover all of its state.`,
    );
  }
}

/** What a node has to send. @throws RangeError where it is for none of the simulation's nodes, as in a simulation */
function sentBy(id: number, node: Node, nodes: number): readonly Flight[] {
  const sent: Flight[] = [];
  for (let next = node.pollTransmit(); next !== undefined; next = node.pollTransmit()) {
    const { destination } = next;
    if (!Number.isInteger(destination) || destination < 0 || destination >= nodes)
      throw noSuchNode(id, destination, nodes);
    sent.push({ to: destination, from: id, message: copyData(next.message) });
  }
  return sent;
}
