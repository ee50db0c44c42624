import { describe, expect, it } from 'vitest';
import { type Disk } from '../contracts/disk.js';
import { type LogicalTime } from '../contracts/logical-time.js';
import { nodeId, type NodeId } from '../contracts/node-id.js';
import { Outbox } from '../contracts/outbox.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { always } from '../oracles/always.js';
import { RandomStream } from '../kernel/random-stream.js';
import { runSeed } from '../sweep/run-seed.js';
import { gossip } from './gossip.js';
import { type GossipWorld } from './gossip-world.js';
import { type NodeContext } from './node-context.js';
import { SimDisk } from './sim-disk.js';

type Message = { readonly kind: 'next' } | { readonly kind: 'number'; readonly number: number };
type Flaw = 'sends before it saves' | 'does not sync' | 'writes in place';

const SERVER = nodeId(0);

/** Node 0 gives each number once, and keeps the last one on its disk: a line for each, of which the last may be torn. */
class Numbers implements SansIoNode<Message> {
  readonly outbox = new Outbox<Message>();
  readonly got: number[] = [];
  readonly #disk: Disk;
  readonly #flaw: Flaw | undefined;
  #last: number;

  constructor(disk: Disk, flaw: Flaw | undefined) {
    this.#disk = disk;
    this.#flaw = flaw;
    const lines = (disk.read('log') ?? '').split('\n');
    const torn = lines.pop() ?? '';
    this.#last = Number(flaw === 'writes in place' ? torn : (lines.at(-1) ?? 0));
    // What a crash left of a line is none.
    if (flaw === undefined && torn !== '') disk.write('log', `${this.#last}\n`);
  }

  /** The last number that it gave: what it shows is saved. */
  get last(): number {
    return this.#last;
  }

  ask(): void {
    this.outbox.send(SERVER, { kind: 'next' });
  }

  handleInput(message: Message, _now: LogicalTime, from: NodeId): void {
    if (message.kind === 'number') return void this.got.push(message.number);
    const number = ++this.#last;
    if (this.#flaw === 'sends before it saves') this.outbox.send(from, { kind: 'number', number });
    if (this.#flaw === 'writes in place') this.#disk.write('log', String(number));
    else this.#disk.append('log', `${number}\n`);
    if (this.#flaw !== 'does not sync') this.#disk.sync();
    if (this.#flaw !== 'sends before it saves') this.outbox.send(from, { kind: 'number', number });
  }

  pollTransmit() {
    return this.outbox.poll();
  }

  pollTimeout(): undefined {
    return undefined;
  }

  handleTimeout(): void {
    throw new Error('It asks for none.');
  }
}

function numbers(flaw?: Flaw) {
  return gossip({
    name: 'numbers',
    nodes: 3,
    create: ({ disk }: NodeContext<unknown>) => new Numbers(disk, flaw),
    claims: ['loss', 'delay', 'crash'],
    operations: { ask: ({ node, id }) => (id === SERVER ? false : node.ask()) },
    oracles: [
      always(
        'no number is given twice',
        ({ message }: GossipWorld<Numbers>, given) => {
          if (message?.kind !== 'number') return true;
          if (given.has(message.number)) return false;
          given.add(message.number);
          return true;
        },
        { history: () => new Set<number>() },
      ),
      always(
        'what the server has shown is never undone',
        ({ node, touched }: GossipWorld<Numbers>, shown) => {
          const last = touched === SERVER && flaw === undefined ? node(SERVER)?.last : undefined;
          if (last === undefined) return true;
          if (last < shown.last) return `it was at ${shown.last}, and is at ${last}`;
          shown.last = last;
          return true;
        },
        { history: () => ({ last: 0 }) },
      ),
    ],
  });
}

function failing(flaw: Flaw | undefined, seeds: number): number {
  const simulation = numbers(flaw);
  let count = 0;
  for (let seed = 0; seed < seeds; seed++) {
    if (runSeed(simulation, 'stormy', seed).violation !== undefined) count++;
  }
  return count;
}

describe('a node with a disk', () => {
  it('that saves before it sends passes, by what it sends and by what can be seen of it', () => {
    expect(failing(undefined, 300)).toBe(0);
  });

  it.each(['sends before it saves', 'does not sync', 'writes in place'] as const)(
    'that %s is found',
    (flaw) => {
      expect(failing(flaw, 1_000)).toBeGreaterThan(0);
    },
  );
});

/** A disk, and the moment of its next calls. */
function diskAt() {
  const moment = { event: 0, sent: 0 };
  return { disk: new SimDisk(() => ({ ...moment })), moment };
}

/** What a file can be after a crash, over many crashes. */
function outcomes(
  use: (disk: SimDisk, moment: { event: number; sent: number }) => void,
  sent?: number,
) {
  const seen = new Set<string | undefined>();
  for (let salt = 0; salt < 200; salt++) {
    const { disk, moment } = diskAt();
    use(disk, moment);
    moment.event++;
    disk.crash(new RandomStream(salt), sent);
    seen.add(disk.read('f'));
  }
  return seen;
}

describe('a crash', () => {
  it('loses from none to all of what was not synced, and may tear the first that is lost', () => {
    const seen = outcomes((disk) => {
      disk.append('f', 'ab');
      disk.sync();
      disk.append('f', 'cd');
      disk.append('f', 'e');
    });
    expect(seen).toEqual(new Set(['ab', 'abc', 'abcd', 'abcde']));
  });

  it('leaves nothing of what a torn write has replaced', () => {
    const seen = outcomes((disk) => {
      disk.write('f', 'old');
      disk.sync();
      disk.write('f', 'xy');
    });
    expect(seen).toEqual(new Set(['old', '', 'x', 'xy']));
  });

  it('right after a message comes before what the node does next, a sync included', () => {
    const use: Parameters<typeof outcomes>[0] = (disk, moment) => {
      disk.write('f', 'first');
      disk.sync();
      moment.sent = 1;
      disk.write('f', 'second');
      disk.sync();
    };
    expect([...outcomes(use, 0)]).toEqual(expect.arrayContaining([undefined, 'first']));
    expect([...outcomes(use, 0)]).not.toContain('second');
    expect(outcomes(use, 1)).toEqual(new Set(['first']));
    expect(outcomes(use, 2)).toEqual(new Set(['second']));
    expect(outcomes(use)).toEqual(new Set(['second']));
  });

  it('does not undo what an earlier event did', () => {
    const seen = outcomes((disk, moment) => {
      moment.sent = 1;
      disk.write('f', 'synced');
      disk.sync();
      moment.event++;
    }, 1);
    expect(seen).toEqual(new Set(['synced']));
  });
});
