import { type LogicalTime } from '../../contracts/logical-time.js';
import { type NodeId } from '../../contracts/node-id.js';
import { type SansIoNode } from '../../contracts/sans-io-node.js';
import { RandomStream } from '../../kernel/random-stream.js';
import { type Oracle } from '../../oracles/oracle.js';
import { type FairRunFacts } from '../exploration.js';
import { type Flight } from '../flights.js';
import { type GossipUniverse } from '../gossip-model.js';
import { type LiveNodes } from '../live-nodes.js';
import { messageOf } from '../verdicts.js';
import { FairWorld } from './fair-world.js';

/** Events of one run, timeouts at one moment without end among them. */
const MOST_EVENTS = 100_000;
/** Draws have to be fair in the long run, and the same in every exploration. */
const SEED = 0;

/** How the one fair run from a universe went. */
export interface FairRun {
  /** Whether each goal came true within its ticks. */
  readonly reached: readonly boolean[];
  readonly facts: FairRunFacts;
  /** Why the run decides nothing, as the rest of a sentence. */
  readonly problem?: string;
}

/** A message, and when it arrives. */
interface Arrival {
  readonly at: number;
  readonly flight: Flight;
}

type Node = SansIoNode<unknown>;

/** Executes fair runs on the nodes of a model, one after the other. */
export class FairRunner {
  /** The events of all runs. */
  events = 0;
  readonly #nodes: LiveNodes;
  readonly #goals: readonly Oracle<unknown>[];

  constructor(nodes: LiveNodes, goals: readonly Oracle<unknown>[]) {
    this.#nodes = nodes;
    this.#goals = goals;
  }

  /** The run from a universe, until every goal came true or its time is over. */
  run(universe: GossipUniverse): FairRun {
    const run = new Following(universe, this.#nodes, this.#goals);
    const problem = problemOf(run);
    const { reached, ticks, messages, timeouts } = run;
    this.events += messages + timeouts;
    const facts = { ticks, messages, timeouts };
    return { reached, facts, ...(problem !== undefined && { problem }) };
  }
}

/** Follows a run to its end; why it decides nothing, if so. */
function problemOf(run: Following): string | undefined {
  try {
    while (run.advance()) {
      if (run.messages + run.timeouts > MOST_EVENTS)
        return `a fair run has more than ${MOST_EVENTS} events`;
    }
  } catch (error) {
    return `a fair run throws: ${messageOf(error)}`;
  }
  if (run.asksForCalls) return 'it asks for the calls of clients, which are not recorded';
  return run.thrown === undefined ? undefined : `its check throws: ${run.thrown}`;
}

/**
 * A fair run from a universe in which all faults have ended: each message arrives a tick after it was sent, in
 * order, and each timeout fires when it is due, at once where it is overdue.
 */
class Following {
  readonly reached: boolean[];
  ticks = 0;
  messages = 0;
  timeouts = 0;
  /** What the check of a goal that did not come true threw last. */
  thrown: string | undefined;
  readonly #live: LiveNodes;
  readonly #goals: readonly Oracle<unknown>[];
  readonly #nodes: readonly Node[];
  readonly #world: FairWorld;
  readonly #random = new RandomStream(SEED);
  readonly #healedAt: number;
  readonly #arrivals: Arrival[];
  #next = 0;
  #now: number;

  constructor(
    { core: { value: core } }: GossipUniverse,
    live: LiveNodes,
    goals: readonly Oracle<unknown>[],
  ) {
    this.#live = live;
    this.#goals = goals;
    this.#healedAt = Math.max(...core.times);
    this.#now = this.#healedAt;
    this.#nodes = core.nodes.map((state, id) => live.borrow(id, state));
    this.#world = new FairWorld(this.#nodes, this.#now as LogicalTime);
    this.#arrivals = [];
    this.#send(core.flights);
    this.reached = goals.map(() => false);
    this.#ask();
  }

  get asksForCalls(): boolean {
    return this.#world.asksForCalls;
  }

  /** Lets the next event happen; false at the end of the run. */
  advance(): boolean {
    if (!this.reached.includes(false)) return false;
    const arrival = this.#arrivals[this.#next];
    const [id, due] = this.#firstTimeout();
    const at = Math.min(arrival?.at ?? Infinity, due);
    const most = Math.max(...this.#goals.map(({ withinTicks }) => withinTicks));
    this.ticks = Math.min(at - this.#healedAt, most);
    if (at - this.#healedAt > most) return false;
    this.#now = at;
    if (arrival !== undefined && arrival.at <= due) this.#deliver(arrival.flight);
    else this.#timeOut(id);
    this.#ask();
    return true;
  }

  #deliver(flight: Flight): void {
    this.#next++;
    const { to, from, message } = flight;
    this.messages++;
    const now = this.#now as LogicalTime;
    const sent = this.#live.act(to, this.#random, (node) =>
      node.handleInput(message, now, from as NodeId),
    );
    this.#world.note(now, to, sent, flight);
    this.#send(sent);
  }

  #timeOut(id: number): void {
    this.timeouts++;
    const now = this.#now as LogicalTime;
    const sent = this.#live.act(id, this.#random, (node) => node.handleTimeout(now));
    this.#world.note(now, id, sent);
    this.#send(sent);
  }

  #send(flights: readonly Flight[]): void {
    for (const flight of flights) {
      if (flight.to < this.#nodes.length) this.#arrivals.push({ at: this.#now + 1, flight });
    }
  }

  /** The node whose timeout is due first, by ascending id, and when it fires. */
  #firstTimeout(): readonly [id: number, due: number] {
    let [first, earliest] = [0, Infinity];
    this.#nodes.forEach((node, id) => {
      const due = Math.max(this.#now, node.pollTimeout() ?? Infinity);
      if (due < earliest) [first, earliest] = [id, due];
    });
    return [first, earliest];
  }

  /** Asks the goals that have not come true; an exception counts as not yet. */
  #ask(): void {
    this.thrown = undefined;
    this.#goals.forEach(({ check, withinTicks }, goal) => {
      if (this.reached[goal] === true || this.ticks > withinTicks) return;
      try {
        this.reached[goal] = check(this.#world, undefined) === true;
      } catch (error) {
        this.thrown = messageOf(error);
      }
    });
  }
}
