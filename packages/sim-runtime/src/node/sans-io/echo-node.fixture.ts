import { advance, type LogicalTime } from '../../contracts/logical-time.js';
import { type NodeId } from '../../contracts/node-id.js';
import { Outbox } from '../../contracts/outbox.js';
import { type SansIoNode } from '../../contracts/sans-io-node.js';

export type EchoMessage =
  { readonly kind: 'ask'; readonly word: string } | { readonly kind: 'say'; readonly word: string };

/** A node that answers what it is asked, beats every 10 ticks, and remembers everything. */
export class EchoNode implements SansIoNode<EchoMessage> {
  readonly outbox = new Outbox<EchoMessage>();
  readonly heard: string[] = [];
  readonly beats: LogicalTime[] = [];
  #nextBeat: LogicalTime;

  constructor(now: LogicalTime) {
    this.#nextBeat = advance(now, 10);
  }

  ask(peer: NodeId, word: string): number {
    if (word === '') throw new RangeError('There must be a word to ask for.');
    this.outbox.send(peer, { kind: 'ask', word });
    return word.length;
  }

  handleInput(message: EchoMessage, _now: LogicalTime, from: NodeId): void {
    if (message.word === 'poison') throw new Error('I do not take poison.');
    this.heard.push(`${message.kind} ${message.word} from ${from}`);
    if (message.kind === 'ask') this.outbox.send(from, { kind: 'say', word: message.word });
  }

  pollTransmit() {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#nextBeat;
  }

  handleTimeout(now: LogicalTime): void {
    this.beats.push(now);
    this.#nextBeat = advance(now, 10);
  }
}
