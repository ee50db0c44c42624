import { LogicalTime } from '@gossip/sim-runtime';
import { RandomStream } from '@gossip/sim-runtime/sim';
import {
  type AnyActorRef,
  assign,
  createActor,
  enqueueActions,
  setup,
  SimulatedClock,
} from 'xstate';
import { type Message, ReferenceNode } from '../reference-protocol.js';
import { type Sample } from '../sampling/benchmark.js';
import { ArrayOutbox } from '../workloads/array-outbox.js';

const INTERVAL_TICKS = 10;
const LOSS_PPM = 100_000;
const MAX_DELAY_TICKS = 10;

interface Network {
  readonly clock: SimulatedClock;
  readonly random: RandomStream;
  readonly nodes: number;
  readonly actors: AnyActorRef[];
  events: number;
}

interface NodeInput {
  readonly network: Network;
  readonly id: number;
}

interface NodeContext {
  readonly network: Network;
  readonly node: ReferenceNode;
}

interface Arrival {
  readonly type: 'message';
  readonly message: Message;
}

/** A node as a machine: a round is a delayed transition to itself, a message is a delayed event. */
const nodeMachine = setup({
  types: {} as { context: NodeContext; events: Arrival; input: NodeInput },
  actions: {
    receive: ({ context }, { message }: Arrival) => {
      context.network.events++;
      context.node.handleInput(message);
    },
    round: enqueueActions(({ context: { network, node }, enqueue }) => {
      network.events++;
      node.handleTimeout(LogicalTime.of(network.clock.now()));
      for (let next = node.pollTransmit(); next !== undefined; next = node.pollTransmit()) {
        const target = network.actors[next.destination];
        if (target === undefined || network.random.chance(LOSS_PPM)) continue;
        const delay = 1 + network.random.between(0, MAX_DELAY_TICKS);
        enqueue.sendTo(target, { type: 'message', message: next.message }, { delay });
      }
    }),
  },
}).createMachine({
  context: ({ input: { network, id } }) => ({
    network,
    node: new ReferenceNode(id, network.nodes, network.random.fork(id), LogicalTime.ZERO, {
      outbox: new ArrayOutbox(),
    }),
  }),
  initial: 'waiting',
  states: {
    waiting: {
      after: { [INTERVAL_TICKS]: { target: 'waiting', reenter: true, actions: 'round' } },
      on: { message: { actions: { type: 'receive', params: ({ event }) => event } } },
    },
  },
});

/** The nodes in one system, since a delayed event cannot leave it. */
const networkMachine = setup({
  types: {} as { context: { actors: AnyActorRef[] }; input: Network },
  actors: { node: nodeMachine },
}).createMachine({
  context: { actors: [] },
  entry: assign(({ event, spawn }) => {
    const network = (event as unknown as { readonly input: Network }).input;
    for (let id = 0; id < network.nodes; id++) {
      network.actors.push(spawn('node', { input: { network, id } }));
    }
    return { actors: network.actors };
  }),
});

/** The network as XState actors over a simulated clock, advanced tick by tick. */
export function overXState(nodes: number, events: number): Sample {
  const clock = new SimulatedClock();
  const network: Network = { clock, random: new RandomStream(42), nodes, actors: [], events: 0 };
  createActor(networkMachine, { clock, input: network }).start();
  return () => {
    const before = network.events;
    while (network.events - before < events) clock.increment(1);
    return network.events - before;
  };
}
