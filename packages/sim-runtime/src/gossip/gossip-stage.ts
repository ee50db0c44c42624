import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type History } from '../history/history-event.js';
import { ClientHistories, HistoryLog } from '../history/recording/history-log.js';
import { type Plan, type PlannedOperation } from '../plan/plan.js';
import { injectFaults } from '../injection/inject.js';
import { abstractionBy } from '../run/abstraction.js';
import { kindInWords } from '../run/kind-in-words.js';
import { OperationCounts } from '../run/operation-counts.js';
import { operationRandom } from '../run/operation-random.js';
import { Redraw } from '../run/redraw.js';
import { refusePromise } from '../run/refuse-promise.js';
import { type Staging } from '../run/run-plan.js';
import { type PlanNotes } from '../run/simulation.js';
import { steer } from '../run/steer.js';
import { type ReadableTrace, type TraceSink } from '../trace/trace-sink.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { type DefinedGossip } from './defined-gossip.js';
import { GOSSIP_MENU } from './gossip-menu.js';
import { type GossipWorld } from './gossip-world.js';
import { NO_NETWORK_FAULTS } from './network-faults.js';
import { type NotedCall, noteCalls } from './note-calls.js';
import { networkTarget } from './network-target.js';
import { SimNetwork } from './sim-network.js';

/** Lays a plan out in a network: its nodes, its operations, its faults. */
export function stageGossip<Node extends SansIoNode<unknown>, Durable>(
  definition: DefinedGossip<Node, Durable>,
  plan: Plan,
  traceSink: ReadableTrace | undefined,
  { performed, struck }: PlanNotes = {},
): Staging<GossipWorld<Node>> {
  const network = new SimNetwork<Node, Durable>({
    seed: plan.seed,
    nodes: plan.parties,
    create: definition.creating(plan),
    persist: definition.persist,
    view: definition.view,
    mutate: definition.mutate,
    traceSink,
  });
  network.keepSent();
  const operations = new OperationCounts(Object.keys(definition.operations));
  const log = new HistoryLog(() => network.now);
  const clients = new ClientHistories(log);
  const redraw = new Redraw(plan, definition.performers, performed);
  const doing: Doing = { operations, clients, traceSink, redraw };
  for (const operation of plan.operations) {
    network.timeline.schedule(operation.at, () => operate(definition, network, operation, doing));
  }
  const healAt = plan.warmupTicks + plan.safetyTicks;
  const schedule = { timeline: network.timeline, healAt, traceSink, struck };
  injectFaults(GOSSIP_MENU, networkTarget(network), plan.faults, schedule);
  steer(plan, network.timeline, network, (rates) =>
    network.useFaults({ ...NO_NETWORK_FAULTS, ...rates }),
  );
  const world = new NetworkWorld(network, log.events);
  const ids = Array.from({ length: network.nodeCount }, (_, id) => id);
  return {
    universe: network.timeline,
    faultCounts: () => network.faultCounts,
    visitFaults: (visit) => network.visitFaults(visit),
    world,
    operations,
    startFaults: () => network.useFaults({ ...NO_NETWORK_FAULTS, ...plan.rates }),
    heal: () => network.heal(),
    hasActed: () => network.hasCarried,
    lastEvent: () =>
      world.from === undefined
        ? `a timeout of node-${world.touched}, or an operation on it`
        : `a message ${kindInWords(world.message)} of node-${world.from} to node-${world.touched}`,
    traceSink,
    changed: () => [{ party: network.touched, state: network.node(network.touched) }],
    statesAreValues: false,
    abstract: abstractionBy(definition.abstract),
    states: (all) =>
      (all ? ids : [network.touched]).map((party) => ({ party, state: network.node(party) })),
  };
}

/** How operations are done, and where they are noted. */
interface Doing {
  readonly operations: OperationCounts;
  readonly clients: ClientHistories;
  readonly traceSink: TraceSink | undefined;
  readonly redraw: Redraw;
}

function operate<Node extends SansIoNode<unknown>, Durable>(
  definition: DefinedGossip<Node, Durable>,
  network: SimNetwork<Node, Durable>,
  operation: PlannedOperation,
  doing: Doing,
): void {
  const { name, party } = operation;
  if (definition.operations[name] === undefined || party >= network.nodeCount) return;
  const again = () => operate(definition, network, operation, doing);
  if (!network.isDown(party) && network.deferWhilePaused(party, again)) return;
  const attempt = (tried: PlannedOperation) => perform(definition, network, tried, doing);
  if (attempt(operation) || doing.redraw.inPlaceOf(operation, attempt)) return;
  doing.operations.count(name, false, party);
  doing.traceSink?.note({ at: network.now, kind: 'operation', party, name, skipped: true });
}

/** Does an operation; false where that is not possible now. */
function perform<Node extends SansIoNode<unknown>, Durable>(
  definition: DefinedGossip<Node, Durable>,
  network: SimNetwork<Node, Durable>,
  operation: PlannedOperation,
  { operations, clients, traceSink, redraw }: Doing,
): boolean {
  const { name, party, salt } = operation;
  const act = definition.operations[name];
  if (act === undefined || network.isDown(party) || network.isPaused(party)) return false;
  const actOn = (node: Node): boolean => {
    const context = {
      node,
      id: party as NodeId,
      now: network.localTime(party),
      random: operationRandom(operation),
      history: clients.of(party),
    };
    const actNow = () => refusePromise(`The operation "${name}"`, act(context));
    const { result, calls } =
      traceSink === undefined ? { result: actNow(), calls: [] } : noteCalls(node, actNow);
    if (result === false) return false;
    operations.count(name, true, party);
    redraw.done(operation, network.now);
    const facts = factsOf(result, calls);
    traceSink?.note({ at: network.now, kind: 'operation', party, name, skipped: false, ...facts });
    return true;
  };
  return network.act(party, salt, actOn, name) === true;
}

type OperationFacts = Pick<Extract<TraceEntry, { readonly kind: 'operation' }>, 'calls' | 'result'>;

/** What a trace says of an operation that was done. */
function factsOf(result: unknown, calls: readonly NotedCall[]): OperationFacts {
  return {
    ...(calls.length === 0 ? {} : { calls }),
    ...(result === undefined ? {} : { result }),
  };
}

/** The network as oracles see it: a view, so that keeping it up to date costs nothing. */
class NetworkWorld<Node extends SansIoNode<unknown>, Durable> implements GossipWorld<Node> {
  readonly node: (id: NodeId) => Node | undefined;
  readonly history: History;
  readonly #network: SimNetwork<Node, Durable>;

  constructor(network: SimNetwork<Node, Durable>, history: History) {
    this.history = history;
    this.#network = network;
    this.node = (id) => network.node(id);
  }

  get now(): LogicalTime {
    return this.#network.now;
  }

  get nodes(): readonly Node[] {
    return this.#network.nodes;
  }

  get touched(): NodeId {
    return this.#network.touched as NodeId;
  }

  get message(): GossipWorld<Node>['message'] {
    return this.#network.delivered as GossipWorld<Node>['message'];
  }

  get sent(): GossipWorld<Node>['sent'] {
    return this.#network.sent as GossipWorld<Node>['sent'];
  }

  get operation(): string | undefined {
    return this.#network.operation;
  }

  get from(): NodeId | undefined {
    const { deliveredFrom } = this.#network;
    return deliveredFrom < 0 ? undefined : (deliveredFrom as NodeId);
  }
}
