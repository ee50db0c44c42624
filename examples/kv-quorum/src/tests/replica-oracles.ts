import { type NodeId } from '@gossip/sim-runtime';
import { always, type GossipWorld } from '@gossip/sim-runtime/sim';
import { type Key, NEVER_WRITTEN, type Versioned } from '../messages.js';
import { type Durable } from '../protocol.js';
import { type ObservedNode } from './observed-node.js';

export type World = GossipWorld<ObservedNode>;

const NODES = 5;
const QUORUM = 2;

/** The nodes that keep a key, worked out apart from the module. */
export function replicasOf(key: Key): readonly NodeId[] {
  return [0, 1, 2].map((next) => ((key + next) % NODES) as NodeId);
}

/** Whether a value was written after another, worked out apart from the module. */
export function isNewer({ version }: Versioned, { version: other }: Versioned): boolean {
  if (version.counter !== other.counter) return version.counter > other.counter;
  return version.node > other.node;
}

/** What each node has kept, as it was last seen. */
type Stores = Map<NodeId, Durable['store']>;

/** A node that is not up has what it had: its disk survives. */
function look({ node, touched }: World, stores: Stores): Durable['store'] {
  const before = stores.get(touched) ?? new Map<Key, Versioned>();
  const store = node(touched)?.durable.store;
  if (store !== undefined) stores.set(touched, store);
  return before;
}

export const replicasAnswer = always(
  'a replica answers what it is asked',
  (world: World, stores) => {
    const { touched, message, from, sent } = world;
    const before = look(world, stores);
    if (message?.kind !== 'query' && message?.kind !== 'store') return true;
    const [answer] = sent;
    if (answer === undefined || sent.length > 1) return `${sent.length} answers`;
    if (answer.destination !== from) return `an answer to ${answer.destination}`;
    const { message: given } = answer;
    if (!('request' in given) || given.request !== message.request) return 'to another request';
    const had = before.get(message.key) ?? NEVER_WRITTEN;
    const has = stores.get(touched)?.get(message.key) ?? NEVER_WRITTEN;
    if (message.kind === 'query') {
      const isRight = given.kind === 'found' && areSame(given.found, had) && areSame(has, had);
      return isRight || `node ${touched} has ${had.value}, and answers otherwise`;
    }
    const due = isNewer(message.versioned, had) ? message.versioned : had;
    const isRight = given.kind === 'stored' && areSame(has, due);
    return isRight || `node ${touched} is to have ${due.value}, and has ${has.value}`;
  },
  { history: (): Stores => new Map() },
);

export function areSame(one: Versioned, other: Versioned): boolean {
  const [a, b] = [one.version, other.version];
  return one.value === other.value && a.counter === b.counter && a.node === b.node;
}

/** The stores of all nodes, the versions of the values that were sent there, and how much of the history is read. */
interface Kept {
  readonly stores: Stores;
  readonly written: Map<number, Versioned>;
  readonly begun: Map<string | number, unknown>;
  read: number;
}

/** What a client has seen or written must not be missed by the next quorum. */
export const resultsAreKept = always(
  'a quorum keeps what a call returned',
  (world: World, kept) => {
    look(world, kept.stores);
    for (const { message } of world.sent) {
      if (message.kind !== 'store' || message.versioned.value === null) continue;
      kept.written.set(message.versioned.value, message.versioned);
    }
    const { history = [] } = world;
    for (; kept.read < history.length; kept.read++) {
      const event = history[kept.read];
      if (event?.type === 'invoke') kept.begun.set(event.process, event.value);
      if (event?.type !== 'ok') continue;
      const value = event.f === 'read' ? event.value : kept.begun.get(event.process);
      if (typeof value !== 'number') continue;
      const versioned = kept.written.get(value);
      if (versioned === undefined) return `no replica was ever asked to keep ${value}`;
      const keepers = replicasOf(Number(event.key)).filter((id) => {
        const has = kept.stores.get(id)?.get(Number(event.key));
        return has !== undefined && !isNewer(versioned, has);
      });
      if (keepers.length < QUORUM) return `${value} is kept by ${keepers.length} replicas`;
    }
    return true;
  },
  {
    history: (): Kept => ({ stores: new Map(), written: new Map(), begun: new Map(), read: 0 }),
  },
);

/** Numbers distinguish answers, and versions, over all lives of a node. */
export const numbersAreNew = always(
  'no number of a request and no version is given twice',
  ({ touched, sent }: World, { requests, versions }) => {
    for (const { message } of sent) {
      if (message.kind !== 'query' && message.kind !== 'store') continue;
      const { request, kind } = message;
      const text = `${kind} ${message.key} ${kind === 'store' ? message.versioned.value : ''}`;
      const name = `${touched}/${request}`;
      if ((requests.get(name) ?? text) !== text) return `node ${touched} gave ${request} twice`;
      requests.set(name, text);
      if (kind === 'query') continue;
      const { version, value } = message.versioned;
      const key = `${version.counter}/${version.node}`;
      if (version.counter > 0 && (versions.get(key) ?? value) !== value) {
        return `version ${key} was given to ${versions.get(key)} and to ${value}`;
      }
      versions.set(key, value);
    }
    return true;
  },
  {
    history: () => ({
      requests: new Map<string, string>(),
      versions: new Map<string, number | null>(),
    }),
  },
);
