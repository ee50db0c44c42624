import { type NodeId } from '@gossip/sim-runtime';
import { always } from '@gossip/sim-runtime/sim';
import { type Key, type Message, NEVER_WRITTEN, type Versioned } from '../messages.js';
import { type ObservedNode } from './observed-node.js';
import { areSame, isNewer, replicasOf, type World } from './replica-oracles.js';

const QUORUM = 2;
const RETRY_TICKS = 40;
const TIMEOUT_TICKS = 200;

type Question = Extract<Message, { readonly kind: 'query' | 'store' }>;

/** A question that waits for its quorum, put together from what the node was sent and has sent. Times are its own. */
interface Open {
  readonly question: Question;
  /** Whether the call is a read. */
  readonly isRead: boolean;
  readonly answers: Map<NodeId, Versioned>;
  readonly deadline: number;
  askedAt: number;
}

/** The open questions of one life of a node, by their numbers. */
interface Watch {
  readonly life: ObservedNode;
  readonly open: Map<number, Open>;
  /** What the node had kept before the event: its disk survives. */
  store: ReadonlyMap<Key, Versioned>;
}

/** All of a run. */
interface Watches {
  readonly nodes: Map<NodeId, Watch>;
  /** How many events of the history are read. */
  read: number;
}

/** How calls ended at an event. */
type Ended = readonly { readonly type: string; readonly value?: unknown }[];

/**
 * A call asks all replicas, asks those again that do not answer, goes on as soon as a quorum has answered, and is given
 * up when its time is over.
 */
export const callsGoOn = always(
  'a call goes on with what a quorum answers, and is not given up before its time',
  (world: World, watches) => {
    const { node, touched, history = [] } = world;
    const ended = history.slice(watches.read).filter(({ type }) => type !== 'invoke');
    watches.read = history.length;
    const life = node(touched);
    if (life === undefined) return true;
    const known = watches.nodes.get(touched);
    const watch =
      known?.life === life
        ? known
        : { life, open: new Map<number, Open>(), store: known?.store ?? new Map() };
    watches.nodes.set(touched, watch);
    const fault = faultOf(world, watch, ended) ?? wakingUp(watch);
    watch.store = life.durable.store;
    return fault === undefined || `node ${touched}: ${fault}`;
  },
  { history: (): Watches => ({ nodes: new Map(), read: 0 }) },
);

function faultOf(world: World, watch: Watch, ended: Ended): string | undefined {
  const { message, operation } = world;
  if (operation !== undefined) return begun(world, watch, operation === 'get');
  if (message === undefined) return timedOut(world, watch, ended);
  if (message.kind !== 'found' && message.kind !== 'stored') {
    return ended.length > 0 ? 'a call ends without an answer' : undefined;
  }
  return answered(world, watch, message, ended);
}

/** A call begins: every replica is asked what it has. */
function begun(world: World, watch: Watch, isRead: boolean): string | undefined {
  const [first] = world.sent;
  if (first?.message.kind !== 'query') return 'a call begins without a question';
  const deadline = watch.life.now + TIMEOUT_TICKS;
  return asked(world, watch, first.message, { isRead, deadline });
}

/** Takes down a new question, which must be put to every replica. */
function asked(
  { touched, sent }: World,
  watch: Watch,
  question: Question,
  call: Pick<Open, 'isRead' | 'deadline'>,
): string | undefined {
  const replicas = replicasOf(question.key);
  const answers = new Map<NodeId, Versioned>();
  if (replicas.includes(touched)) {
    answers.set(touched, watch.store.get(question.key) ?? NEVER_WRITTEN);
  }
  watch.open.set(question.request, { ...call, question, answers, askedAt: watch.life.now });
  const others = replicas.filter((id) => id !== touched);
  return isSentTo(sent, question.request, others) ? undefined : 'not every replica is asked';
}

function isSentTo(sent: World['sent'], request: number, destinations: readonly NodeId[]): boolean {
  const to = sent
    .filter(({ message }) => 'request' in message && message.request === request)
    .map(({ destination }) => destination);
  return to.length === destinations.length && destinations.every((id) => to.includes(id));
}

/** An answer arrives: the quorum's last one moves the call on. */
function answered(
  world: World,
  watch: Watch,
  answer: Extract<Message, { readonly kind: 'found' | 'stored' }>,
  ended: Ended,
): string | undefined {
  const open = watch.open.get(answer.request);
  const { from, sent } = world;
  if (open === undefined || from === undefined || open.answers.has(from)) {
    return sent.length + ended.length > 0 ? 'an answer counts twice' : undefined;
  }
  open.answers.set(from, answer.kind === 'found' ? answer.found : NEVER_WRITTEN);
  if (open.answers.size < QUORUM) {
    return sent.length + ended.length > 0 ? 'one answer is taken for a quorum' : undefined;
  }
  watch.open.delete(answer.request);
  return completed(world, watch, open, ended);
}

function completed(
  world: World,
  watch: Watch,
  { question, isRead, answers, deadline }: Open,
  ended: Ended,
): string | undefined {
  if (question.kind === 'store') {
    return isDone(ended, isRead ? question.versioned.value : undefined);
  }
  const found = [...answers.values()];
  const newest = found.reduce((best, one) => (isNewer(one, best) ? one : best));
  if (isRead && found.every((one) => areSame(one, newest))) return isDone(ended, newest.value);
  const [first] = world.sent;
  if (ended.length > 0) return 'a call ends before a quorum has stored its value';
  if (first?.message.kind !== 'store') return 'no replica is asked to store the value';
  const { versioned } = first.message;
  const isRight = isRead ? areSame(versioned, newest) : isNewer(versioned, newest);
  if (!isRight) return `${versioned.value} is stored, where ${newest.value} is the newest`;
  return asked(world, watch, first.message, { isRead, deadline });
}

function isDone([end, ...others]: Ended, value: unknown): string | undefined {
  if (end?.type !== 'ok' || others.length > 0)
    return 'a quorum has answered, and the call does not end';
  return end.value === value
    ? undefined
    : `a call returns ${String(end.value)} for ${String(value)}`;
}

/** Time is up for some questions, and for some calls. */
function timedOut(world: World, watch: Watch, ended: Ended): string | undefined {
  const { now } = watch.life;
  let gone = 0;
  for (const [request, open] of watch.open) {
    const waiting = replicasOf(open.question.key).filter((id) => !open.answers.has(id));
    const isOver = open.deadline <= now;
    const isDue = !isOver && open.askedAt + RETRY_TICKS <= now;
    if (!isSentTo(world.sent, request, isDue ? waiting : [])) {
      return isDue ? 'a question is not repeated' : 'a question is repeated out of time';
    }
    if (isDue) open.askedAt = now;
    if (!isOver) continue;
    watch.open.delete(request);
    gone++;
  }
  const given = ended.filter(({ type }) => type !== 'ok').length;
  return given === gone && given === ended.length
    ? undefined
    : `${gone} calls are over, and ${given} are given up`;
}

/** A node is to be woken when the first of its questions has to be repeated, or given up. */
function wakingUp({ life, open }: Watch): string | undefined {
  const moments = [...open.values()].map(({ askedAt, deadline }) =>
    Math.min(askedAt + RETRY_TICKS, deadline),
  );
  const due = moments.length === 0 ? undefined : Math.min(...moments);
  const asked = life.pollTimeout();
  return asked === due ? undefined : `it is to be woken at ${due}, and asks for ${asked}`;
}
