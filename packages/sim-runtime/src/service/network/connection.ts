import { causedBy } from '../../kernel/keyed-hash.js';
import { type ConnectionEnd, type ConnectionListener, type Payload } from '../system-calls.js';
import { type NetworkHost, type Wire, type WireEnd } from './wire.js';

/** What goes over a direction of a connection. */
type Item =
  | { readonly kind: 'payload'; readonly payload: Payload }
  | { readonly kind: 'end' }
  | { readonly kind: 'close'; readonly code: string | undefined };

interface Queued {
  readonly item: Item;
  readonly id: number;
  readonly at: number;
  readonly since: number;
}

/** The most bytes that are under way in a direction before a writer has to wait. */
const WINDOW = 65_536;
/** How long a segment that is not acknowledged waits before it is sent again, and the longest such wait. */
const RETRANSMIT_TICKS = 200;
const LONGEST_RETRANSMIT_TICKS = 6_400;
/** How long a sender tries before it gives up, as Linux does by default. */
const GIVE_UP_TICKS = 924_000;

/** One end of a connection, as its host's process has it. */
export class End implements ConnectionEnd, WireEnd {
  listener: ConnectionListener = {};
  readonly host: NetworkHost;
  /** Which start of the host it belongs to. */
  readonly start: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  other: End | undefined;
  isClosed = false;
  /** Whether what is under way on the connection no longer arrives, in either direction, and neither end hears of it. */
  isSilent = false;
  /** What an end of an opening connection sends is kept until it is open. */
  isOpen = false;
  readonly #wire: Wire;
  readonly #id: number;
  readonly #queue: Queued[] = [];
  readonly #inbox: Payload[] = [];
  #isHeld = false;
  #hasEnded = false;
  #endArrived = false;
  #sent = 0;
  #inFlight = 0;
  #isFull = false;
  #floor = 0;
  #isPumping = false;
  #retransmitTicks = RETRANSMIT_TICKS;

  constructor(
    wire: Wire,
    host: NetworkHost,
    id: number,
    local: readonly [string, number],
    remote: readonly [string, number],
  ) {
    this.#wire = wire;
    this.host = host;
    this.start = host.starts;
    this.#id = id;
    [this.localAddress, this.localPort] = local;
    [this.remoteAddress, this.remotePort] = remote;
  }

  send(payload: Payload): boolean {
    if (this.isClosed || this.#hasEnded) return true;
    this.#inFlight += payload instanceof Uint8Array ? payload.length : 0;
    this.#add({ kind: 'payload', payload });
    this.#isFull = this.#inFlight > WINDOW;
    return !this.#isFull;
  }

  end(): void {
    if (this.isClosed || this.#hasEnded) return;
    this.#hasEnded = true;
    this.#add({ kind: 'end' });
  }

  destroy(isReset: boolean): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#wire.closed(this);
    this.#add({ kind: 'close', code: isReset ? 'ECONNRESET' : undefined });
  }

  /** Lets the other end hear of a process that was killed. */
  reset(): void {
    this.destroy(true);
  }

  /** The machine is gone: nothing more is sent. */
  vanish(): void {
    this.isClosed = true;
    this.#queue.length = 0;
    this.#wire.closed(this);
  }

  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (!isHeld && this.#inbox.length > 0) this.#wire.enter(this, () => this.#readInbox());
  }

  /** The other end is there: what was sent so far goes out. */
  opened(floor: number): void {
    this.isOpen = true;
    this.#floor = Math.max(this.#floor, floor);
    for (const { item, id } of this.#queue.splice(0)) this.#enqueue(item, id);
  }

  #add(item: Item): void {
    const id = causedBy(this.#id, this.#sent++);
    if (this.isOpen) this.#enqueue(item, id);
    else this.#queue.push({ item, id, at: 0, since: this.#wire.now });
  }

  #enqueue(item: Item, id: number): void {
    const { other } = this;
    if (other === undefined) return;
    const now = this.#wire.now;
    const at = Math.max(this.#floor, now + this.#wire.latency(this.host, other.host, id));
    this.#floor = at;
    this.#queue.push({ item, id, at, since: now });
    if (item.kind === 'payload') this.#wire.noteSent(this, other, id, item.payload, at);
    this.#pump();
  }

  #pump(): void {
    const next = this.#queue[0];
    if (this.#isPumping || next === undefined) return;
    this.#isPumping = true;
    this.#wire.at(next.at, () => this.#arrive());
  }

  #arrive(): void {
    this.#isPumping = false;
    const { other } = this;
    const next = this.#queue[0];
    if (next === undefined || other === undefined) return;
    if (!this.#wire.reaches(this.host, other.host) || this.#fallsSilent(next, other))
      return this.#retry(next);
    this.#queue.shift();
    this.#retransmitTicks = RETRANSMIT_TICKS;
    if (next.item.kind === 'payload' && !this.#deliver(next, next.item.payload, other)) return;
    if (next.item.kind === 'end') other.#hearEnd();
    if (next.item.kind === 'close') other.hearClose(next.item.code);
    this.#pump();
  }

  /** Whether something between the ends has forgotten the connection, as of this segment or of an earlier one. */
  #fallsSilent({ item, id }: Queued, other: End): boolean {
    if (this.isSilent || item.kind !== 'payload') return this.isSilent;
    if (!this.#wire.silences(id)) return false;
    this.isSilent = true;
    other.isSilent = true;
    this.#wire.noteSilent(this, other);
    return true;
  }

  /** The head of the line is not acknowledged: it and all behind it wait. */
  #retry({ since }: Queued): void {
    if (this.#wire.now - since > GIVE_UP_TICKS) return this.hearClose('ETIMEDOUT');
    this.#isPumping = true;
    const ticks = this.#retransmitTicks;
    this.#retransmitTicks = Math.min(2 * ticks, LONGEST_RETRANSMIT_TICKS);
    this.#wire.at(this.#wire.now + ticks, () => this.#arrive());
  }

  /** @returns false where the connection broke */
  #deliver({ id }: Queued, payload: Payload, other: End): boolean {
    if (other.isClosed || other.start !== other.host.starts || other.host.isDown) {
      this.#wire.noteMissed(other, id);
      this.hearClose(other.isClosed && other.#hasEnded ? 'EPIPE' : 'ECONNRESET');
      return false;
    }
    const fate = this.#wire.resetFate(id);
    if (fate !== 'before') {
      this.#wire.noteReceived(this, other, id, payload);
      this.#acknowledge(payload);
      other.#take(payload, id);
    }
    if (fate === 'none') return true;
    this.#wire.noteReset(this, other);
    other.hearClose('ECONNRESET');
    this.hearClose('ECONNRESET');
    return false;
  }

  #acknowledge(payload: Payload): void {
    this.#inFlight -= payload instanceof Uint8Array ? payload.length : 0;
    if (!this.#isFull || this.#inFlight > WINDOW) return;
    this.#isFull = false;
    this.#wire.enter(this, () => this.listener.onDrain?.());
  }

  #take(payload: Payload, id: number): void {
    if (this.#isHeld || this.#inbox.length > 0) this.#inbox.push(payload);
    else this.#wire.enter(this, () => this.listener.onPayload?.(payload), id);
  }

  #readInbox(): void {
    while (!this.#isHeld) {
      const payload = this.#inbox.shift();
      if (payload === undefined) break;
      this.listener.onPayload?.(payload);
    }
    if (this.#endArrived && this.#inbox.length === 0) this.listener.onEnd?.();
  }

  #hearEnd(): void {
    if (this.isClosed || this.#endArrived) return;
    this.#endArrived = true;
    if (this.#inbox.length > 0) return;
    this.#wire.enter(this, () => this.listener.onEnd?.());
  }

  /** The connection is over for this end. */
  hearClose(code: string | undefined): void {
    if (this.isClosed) return;
    if (code === undefined && !this.#endArrived) {
      this.#hearEnd();
      return;
    }
    this.isClosed = true;
    this.#queue.length = 0;
    this.#wire.closed(this);
    this.#wire.enter(this, () => this.listener.onClose?.(code));
  }
}
