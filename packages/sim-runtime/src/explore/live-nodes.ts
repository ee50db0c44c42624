import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Random } from '../contracts/random.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type DefinedGossip } from '../gossip/defined-gossip.js';
import { StartContext } from '../gossip/start-context.js';
import { canonicalText } from './canonical-text.js';
import { type ScriptedRandom } from './choices.js';
import { copyData } from './copy-data.js';
import { ExplorationError } from './exploration-error.js';
import { type Flight } from './flights.js';
import { Ordered } from './ordered.js';

/** A node that can be put into an earlier state again. */
type Restorable = Required<SansIoNode<unknown>>;

/** So many of the first restores are checked: a `restore` that does nothing passes the very first. */
const CHECKS = 256;

/**
 * The nodes of an exploration: one instance each, which is put into the state that a step begins with. The
 * randomness of all nodes is that of the step at hand.
 */
export class LiveNodes {
  readonly #definition: DefinedGossip;
  readonly #count: number;
  readonly #nodes: Restorable[] = [];
  readonly #loaded: unknown[] = [];
  #random: Random | undefined;
  #checks = 0;

  constructor(definition: DefinedGossip, count: number) {
    this.#definition = definition;
    this.#count = count;
  }

  /** Makes a node, for the first time or after a crash; returns its state. */
  start(id: number, now: LogicalTime, durable: unknown, random: Random): unknown {
    return this.#with(random, () => {
      const node = this.#definition.create(
        new StartContext<unknown>({
          id: id as NodeId,
          nodeCount: this.#count,
          now,
          durable,
          random: () => this.#drawing,
        }),
      );
      this.#nodes[id] = this.#requireRestorable(node);
      return this.#save(id);
    });
  }

  /** A node in a state. It must not be changed. */
  at(id: number, state: unknown): SansIoNode<unknown> {
    const node = this.#nodes[id] as Restorable;
    if (this.#loaded[id] !== state) {
      node.restore(copyData(state));
      if (this.#checks < CHECKS) this.#checkRestored(node, state);
      this.#loaded[id] = state;
    }
    return node;
  }

  /** Does something with a node in a state; returns the state after it, and what the node sends. */
  step<Result>(
    id: number,
    state: unknown,
    random: ScriptedRandom,
    act: (node: SansIoNode<unknown>, random: ScriptedRandom) => Result,
  ): { readonly state: unknown; readonly sent: readonly Flight[]; readonly result: Result } {
    return this.#with(random, () => {
      const node = this.at(id, state);
      this.#loaded[id] = undefined;
      const result = act(node, random);
      const sent: Flight[] = [];
      for (let next = node.pollTransmit(); next !== undefined; next = node.pollTransmit()) {
        sent.push({ to: next.destination, from: id, message: copyData(next.message) });
      }
      return { state: this.#save(id), sent, result };
    });
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

  #save(id: number): unknown {
    const node = this.#nodes[id] as Restorable;
    const state = copyData(node.snapshot());
    this.#loaded[id] = state;
    return state;
  }

  #requireRestorable(node: SansIoNode<unknown>): Restorable {
    if (node.snapshot === undefined || node.restore === undefined) {
      const missing = node.snapshot === undefined ? 'snapshot()' : 'restore(snapshot)';
      throw new ExplorationError(
        `The nodes of the simulation "${this.#definition.name}" have no \`${missing}\`, so their states cannot be told apart; add it to the class, or sample with nx sim-run.`,
      );
    }
    const restorable = node as Restorable;
    const before = copyData(restorable.snapshot());
    restorable.restore(copyData(before));
    this.#checkRestored(restorable, before);
    return restorable;
  }

  #checkRestored(node: Restorable, state: unknown): void {
    this.#checks++;
    if (canonicalText(new Ordered(node.snapshot())) === canonicalText(new Ordered(state))) return;
    throw new ExplorationError(
      `A node of the simulation "${this.#definition.name}" gives another \`snapshot()\` after \`restore\` than before; both must cover all of its state.`,
    );
  }
}
