import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type DefinedGossip } from '../gossip/defined-gossip.js';
import { type GossipWorld } from '../gossip/gossip-world.js';
import { dueOf } from '../gossip/timeouts.js';
import { type ClientHistory } from '../history/recording/history-log.js';
import { type EventOracles } from './asked-oracles.js';
import { canonicalText } from './canonical-text.js';
import { eachChoice, ScriptedRandom } from './choices.js';
import { type Flight } from './flights.js';
import { type GossipAction } from './gossip-action.js';
import { LiveNodes, type Perform } from './live-nodes.js';
import { type Model } from './model.js';
import { distinctItems, withItem, withoutItem } from './multiset.js';
import { type NodeStep } from './node-step.js';
import { Ordered } from './ordered.js';
import { type UniverseBounds } from './universe-bounds.js';

/** A universe of a gossip module at one moment. */
export interface GossipUniverse {
  readonly core: Ordered<{
    /** The snapshot of each node. */
    readonly nodes: readonly unknown[];
    /** The local time of each node: that of its last timeout. */
    readonly times: readonly LogicalTime[];
    /** The timeouts that each node may still have. */
    readonly timeouts: readonly number[];
    /** Messages on their way, in a canonical order. */
    readonly flights: readonly Flight[];
    /** What is left of the bounds. */
    readonly left: Pick<UniverseBounds, 'operations' | 'losses' | 'duplications' | 'crashes'>;
  }>;
  /** The histories of the oracles. */
  readonly histories: readonly unknown[];
}

type Core = GossipUniverse['core']['value'];
type Node = SansIoNode<unknown>;
type World = GossipWorld<Node>;

/** A search records no calls: oracles over histories find none in its world, and say so. */
const UNRECORDED: ClientHistory = {
  invoke: () => ({ ok: () => undefined, fail: () => undefined, info: () => undefined }),
};

/** A universe after a node took a step, and what the node sent. */
interface Moved {
  readonly core: Core;
  readonly sent: readonly Flight[];
}

/** What an event did to a node, for the oracles. */
interface Event {
  readonly touched: number;
  readonly message?: unknown;
  readonly from?: number;
  readonly operation?: string;
}

/**
 * The transition system of a gossip simulation within bounds: operations, messages that arrive in any order,
 * timeouts that fire at any moment, losses, duplications and crashes. Time passes for a node with its own
 * timeouts alone; the bound `clockSteps` is the number of timeouts of each node. A crash is one step with its
 * restart.
 */
export class GossipModel implements Model<GossipUniverse, GossipAction> {
  readonly type = 'gossip';
  readonly name: string;
  readonly properties;
  /** The names of what was not drawn in every way. */
  readonly sampled = new Set<string>();
  /** The nodes. The first of them are made with the initial states. */
  readonly nodes: LiveNodes;
  readonly #definition: DefinedGossip;
  readonly #bounds: UniverseBounds;
  readonly #oracles: EventOracles<World>;

  constructor(definition: DefinedGossip, bounds: UniverseBounds, oracles: EventOracles<World>) {
    this.name = definition.name;
    this.#definition = definition;
    this.#bounds = bounds;
    this.#oracles = oracles;
    this.nodes = new LiveNodes(definition, bounds.parties, this.#perform);
    this.properties = oracles.properties<GossipUniverse, GossipAction>();
  }

  /** How the states of nodes are distinguished. Known once the initial states were made. */
  get nodesBy(): 'snapshot' | 'inputs' {
    return this.nodes.areReexecuted ? 'inputs' : 'snapshot';
  }

  /** A node in its state of a universe. It must not be changed. */
  nodeIn({ core }: GossipUniverse, id: number): unknown {
    return this.nodes.at(id, core.value.nodes[id]);
  }

  initial(): readonly GossipUniverse[] {
    const { parties, clockSteps, operations, losses, duplications, crashes } = this.#bounds;
    const ids = Array.from({ length: parties }, (_, id) => id);
    const core: Core = {
      nodes: ids.map((id) => this.#start(id, 0 as LogicalTime, undefined)),
      times: ids.map(() => 0 as LogicalTime),
      timeouts: ids.map(() => clockSteps),
      flights: [],
      left: { operations, losses, duplications, crashes },
    };
    return [{ core: new Ordered(core), histories: this.#oracles.histories }];
  }

  ends(): boolean {
    return true;
  }

  actions({ core: { value: core } }: GossipUniverse): readonly GossipAction[] {
    const { left } = core;
    const actions: GossipAction[] = [];
    core.nodes.forEach((state, id) => {
      if (left.operations > 0) actions.push(...this.#operations(core, id));
      const due =
        (core.timeouts[id] ?? 0) > 0 ? dueOf(this.nodes.at(id, state).pollTimeout()) : undefined;
      if (due !== undefined) {
        for (const { draws } of this.#choices(id, core, { kind: 'timeout', due }, 'timeout')) {
          actions.push({ kind: 'timeout', node: id, draws });
        }
      }
      if (left.crashes > 0) actions.push({ kind: 'crash', node: id });
    });
    for (const flight of distinctItems(core.flights)) {
      if (flight.to >= core.nodes.length) continue;
      for (const { draws } of this.#choices(
        flight.to,
        core,
        inputOf(core, flight),
        'handleInput',
      )) {
        actions.push({ kind: 'deliver', flight, draws });
      }
      if (left.losses > 0) actions.push({ kind: 'lose', flight });
      if (left.duplications > 0) actions.push({ kind: 'duplicate', flight });
    }
    return actions;
  }

  next(universe: GossipUniverse, action: GossipAction): GossipUniverse {
    const core = universe.core.value;
    const { histories } = universe;
    switch (action.kind) {
      case 'operation': {
        const { node: id, draws, name } = action;
        const step = operationOf(core, id, name);
        const after = this.#moved(spent(core, 'operations'), id, draws, step);
        return this.#asked(universe, after, { touched: id, operation: name });
      }
      case 'timeout': {
        const id = action.node;
        const due =
          dueOf(this.nodes.at(id, core.nodes[id]).pollTimeout()) ?? (core.times[id] as LogicalTime);
        const times = core.times.with(id, due);
        const timeouts = core.timeouts.with(id, (core.timeouts[id] ?? 1) - 1);
        const step: NodeStep = { kind: 'timeout', due };
        const after = this.#moved({ ...core, times, timeouts }, id, action.draws, step);
        return this.#asked(universe, after, { touched: id });
      }
      case 'deliver': {
        const { flight, draws } = action;
        const { to, from, message } = flight;
        const flights = withoutItem(core.flights, flight);
        const after = this.#moved({ ...core, flights }, to, draws, inputOf(core, flight));
        return this.#asked(universe, after, { touched: to, message, from });
      }
      case 'lose': {
        const flights = withoutItem(core.flights, action.flight);
        return { core: new Ordered({ ...spent(core, 'losses'), flights }), histories };
      }
      case 'duplicate': {
        const flights = withItem(core.flights, action.flight);
        return { core: new Ordered({ ...spent(core, 'duplications'), flights }), histories };
      }
      case 'crash':
        return { core: new Ordered(this.#crash(spent(core, 'crashes'), action.node)), histories };
    }
  }

  actionName(action: GossipAction): string {
    return action.kind === 'operation' ? action.name : action.kind;
  }

  describe(action: GossipAction): string {
    switch (action.kind) {
      case 'operation':
        return `node-${action.node} does ${action.name}${drawn(action.draws)}`;
      case 'timeout':
        return `timeout of node-${action.node}${drawn(action.draws)}`;
      case 'crash':
        return `FAULT crash and restart of node-${action.node}`;
      case 'deliver':
        return describeFlight(action.flight);
      case 'lose':
        return `FAULT loss of ${describeFlight(action.flight)}`;
      case 'duplicate':
        return `FAULT duplication of ${describeFlight(action.flight)}`;
    }
  }

  /** One representative start: the least of each draw. */
  #start(id: number, now: LogicalTime, durable: unknown): unknown {
    const random = new ScriptedRandom([]);
    const state = this.nodes.start(id, now, durable, random);
    if (random.draws.length > 0) this.sampled.add('the start of a node');
    return state;
  }

  #crash(core: Core, id: number): Core {
    const { persist } = this.#definition;
    const durable = persist?.(this.nodes.at(id, core.nodes[id]));
    const state = this.#start(id, core.times[id] as LogicalTime, durable);
    return { ...core, nodes: core.nodes.with(id, state) };
  }

  /** The operations that are possible: those that do not give `false`. */
  #operations(core: Core, id: number): readonly GossipAction[] {
    return Object.keys(this.#definition.operations).flatMap((name) =>
      this.#performers(name, core)?.includes(id) === false
        ? []
        : this.#choices(id, core, operationOf(core, id, name), name)
            .filter(({ result }) => result.result !== false)
            .map(({ draws }) => ({ kind: 'operation', name, node: id, draws })),
    );
  }

  /** The nodes that do an operation; absent where all do. */
  #performers(name: string, core: Core): readonly number[] | undefined {
    return this.#definition.performers?.(name, core.nodes.length);
  }

  readonly #perform: Perform = (id, step, node, random) => {
    if (step.kind === 'timeout') return node.handleTimeout(step.due);
    const { now } = step;
    if (step.kind === 'input') return node.handleInput(step.message, now, step.from);
    return this.#definition.operations[step.name]?.({
      node,
      id: id as NodeId,
      now,
      random: random.limitedTo(this.#bounds.draws),
      history: UNRECORDED,
    });
  };

  #choices(id: number, core: Core, step: NodeStep, what: string) {
    const choices = eachChoice((random) => this.nodes.step(id, core.nodes[id], random, step));
    if (choices.some(({ isSampled }) => isSampled)) this.sampled.add(what);
    return choices;
  }

  #moved(core: Core, id: number, draws: readonly number[], step: NodeStep): Moved {
    const { state, sent } = this.nodes.step(id, core.nodes[id], new ScriptedRandom(draws), step);
    const flights = sent.reduce((all, flight) => withItem(all, flight), core.flights);
    return { core: { ...core, nodes: core.nodes.with(id, state), flights }, sent };
  }

  #asked(universe: GossipUniverse, { core, sent }: Moved, event: Event): GossipUniverse {
    const node = (id: NodeId): Node | undefined =>
      id in core.nodes ? this.nodes.at(id, core.nodes[id]) : undefined;
    const world: World = {
      now: Math.max(...core.times) as LogicalTime,
      nodes: core.nodes.map((_, id) => this.nodes.at(id, core.nodes[id])),
      node,
      touched: event.touched as NodeId,
      message: event.message as World['message'],
      from: event.from as NodeId | undefined,
      sent: sent.map(({ to, message }) => ({
        destination: to as NodeId,
        message,
      })) as World['sent'],
      operation: event.operation,
    };
    const histories = this.#oracles.ask(world, universe.histories);
    return this.#oracles.ledTo({ core: new Ordered(core), histories });
  }
}

function operationOf(core: Core, id: number, name: string): NodeStep {
  return { kind: 'operation', name, now: core.times[id] as LogicalTime };
}

function inputOf(core: Core, { to, from, message }: Flight): NodeStep {
  return { kind: 'input', message, from: from as NodeId, now: core.times[to] as LogicalTime };
}

function spent(core: Core, bound: keyof Core['left']): Core {
  return { ...core, left: { ...core.left, [bound]: core.left[bound] - 1 } };
}

function describeFlight({ to, from, message }: Flight): string {
  return `${canonicalText(message)} from node-${from} to node-${to}`;
}

function drawn(draws: readonly number[]): string {
  return draws.length === 0 ? '' : `, drawing ${draws.join(', ')}`;
}
