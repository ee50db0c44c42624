import { LogicalTime } from '../contracts/logical-time.js';
import { nodeId } from '../contracts/node-id.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type Transmit } from '../contracts/transmit.js';
import { digest } from '../kernel/digest.js';
import { RandomStream } from '../kernel/random-stream.js';
import { fromJson } from '../recording/plain-json.js';
import { type RecordedInput } from '../recording/recorded-input.js';
import { type RecordingStaging, stageReplay } from '../run/replay.js';
import { type PartyState } from '../run/contents.js';
import { type ReadableTrace } from '../trace/trace-sink.js';
import { type DefinedGossip } from './defined-gossip.js';
import { type GossipWorld } from './gossip-world.js';
import { type MessageOf } from './message-of.js';
import { StartContext } from './start-context.js';
import { makeNodeKnown } from './population.js';

/**
 * Gives nodes again what they were given. A recording shows the node that wrote it, not its network,
 * so that oracles cannot be asked: what is compared is what the node sends, and when it wants to wake.
 */
export function stageGossipRecording<Node extends SansIoNode<unknown>, Durable>(
  definition: DefinedGossip<Node, Durable>,
  recording: readonly RecordedInput[],
  traceSink: ReadableTrace | undefined,
): RecordingStaging<GossipWorld<Node>> {
  const nodes = new Map<number, Node>();
  const take = (recorded: RecordedInput): number => {
    const { party, at } = recorded;
    const id = nodeId(party);
    const now = LogicalTime.of(at);
    if (recorded.kind === 'start') {
      const { seed, nodeCount, durable } = recorded;
      const context = new StartContext<Durable>({
        id,
        nodeCount,
        now,
        durable: fromJson(durable) as Durable | undefined,
        random: () => new RandomStream(seed),
      });
      const created = definition.create(context);
      makeNodeKnown(created, party, definition.view);
      nodes.set(party, created);
    }
    const node = nodes.get(party);
    if (node === undefined)
      throw new Error(`The recording does not say how node ${party} started.`);
    giveTo(node, recorded, now, traceSink);
    return outcomeOfNode(node, drain(node));
  };
  const states = (): readonly PartyState[] =>
    [...nodes].map(([party, state]) => ({ party, state }));
  return stageReplay(
    recording,
    { world: emptyWorld(nodes), isWhole: false, take, states },
    traceSink,
  );
}

/** All that a node wants sent. */
function drain(node: SansIoNode<unknown>): readonly Transmit<unknown>[] {
  const sent: Transmit<unknown>[] = [];
  for (let next = node.pollTransmit(); next !== undefined; next = node.pollTransmit()) {
    sent.push(next);
  }
  return sent;
}

/** The digest of what can be seen of a node from outside once something has reached it. */
export function outcomeOfNode(
  node: SansIoNode<unknown>,
  sent: readonly Transmit<unknown>[],
): number {
  const messages = sent.map(({ destination, message }) => [destination, message]);
  return digest([messages, node.pollTimeout()]);
}

function giveTo(
  node: SansIoNode<unknown>,
  recorded: RecordedInput,
  now: LogicalTime,
  traceSink: ReadableTrace | undefined,
): void {
  const { party, outcome } = recorded;
  if (recorded.kind === 'message') {
    const message = fromJson(recorded.message);
    traceSink?.received(now, outcome | 0, recorded.from, party, message);
    node.handleInput(message, now, nodeId(recorded.from));
  } else if (recorded.kind === 'timeout') {
    traceSink?.timeout(now, party);
    node.handleTimeout(now);
  } else if (recorded.kind === 'call') {
    call(node, recorded.method, fromJson(recorded.args) as readonly unknown[]);
    traceSink?.note({ at: now, kind: 'operation', party, name: recorded.method, skipped: false });
  }
}

/** What a client's call throws is the client's to deal with, as it was when it was recorded. */
function call(node: SansIoNode<unknown>, name: string, args: readonly unknown[]): void {
  const method = (node as unknown as Readonly<Record<string, unknown>>)[name];
  if (typeof method !== 'function') throw new TypeError(`The node has no method "${name}".`);
  try {
    method.apply(node, args);
  } catch {
    // The driver went on with the node, and so does the replay.
  }
}

function emptyWorld<Node>(nodes: ReadonlyMap<number, Node>): GossipWorld<Node> {
  return {
    now: LogicalTime.ZERO,
    get nodes() {
      return [...nodes.values()];
    },
    node: (id) => nodes.get(id),
    touched: nodeId(0),
    message: undefined as MessageOf<Node> | undefined,
    from: undefined,
    sent: [],
    operation: undefined,
  };
}
