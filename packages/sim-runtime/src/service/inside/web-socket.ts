import { WebSocket as WireSocket } from 'ws';
import { SimulatedDOMException, SimulatedEvent, SimulatedEventTarget } from './event-target.js';
import { attempt } from './event-loop.js';
import { refuse } from './refusal.js';

/** `MessageEvent`. */
export class MessageEvent extends SimulatedEvent {
  readonly data: unknown;
  readonly origin: string;
  readonly lastEventId = '';

  constructor(type: string, init: { readonly data?: unknown; readonly origin?: string } = {}) {
    super(type);
    this.data = init.data ?? null;
    this.origin = init.origin ?? '';
  }
}

interface Closing {
  readonly code?: number;
  readonly reason?: string;
  readonly wasClean?: boolean;
}

/** `CloseEvent`. */
export class CloseEvent extends SimulatedEvent {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;

  constructor(type: string, { code = 0, reason = '', wasClean = false }: Closing = {}) {
    super(type);
    this.code = code;
    this.reason = reason;
    this.wasClean = wasClean;
  }
}

type Message = string | ArrayBuffer | ArrayBufferView;
type Handler<Heard> = ((event: Heard) => void) | null;

interface Options {
  readonly protocols?: string | readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The code of a connection that ended without a closing handshake. */
const ABNORMAL = 1006;
const MOST_REASON_BYTES = 123;

/** `WebSocket`, the client of browsers and Node, over the connections of the simulation. */
export class WebSocket extends SimulatedEventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly url: string;
  readonly extensions = '';
  binaryType: 'blob' | 'arraybuffer' = 'blob';
  onopen: Handler<SimulatedEvent> = null;
  onmessage: Handler<MessageEvent> = null;
  onerror: Handler<SimulatedEvent> = null;
  onclose: Handler<CloseEvent> = null;
  readonly #socket: WireSocket;
  #hasFailed = false;

  constructor(url: string | URL, options: string | readonly string[] | Options = []) {
    super();
    const { href, origin } = addressOf(url);
    const { protocols = [], headers = {} } =
      typeof options === 'string' || Array.isArray(options)
        ? { protocols: options as string | readonly string[] }
        : (options as Options);
    this.url = href;
    // Compression needs streams of `zlib`, and says nothing about the code under test.
    this.#socket = new WireSocket(href, [protocols].flat(), { perMessageDeflate: false, headers });
    this.#listen(origin);
  }

  #listen(origin: string): void {
    const socket = this.#socket;
    socket.on('open', () => this.#tell('open', new SimulatedEvent('open')));
    socket.on('message', (bytes, isBinary) => {
      const data = isBinary ? this.#binary(bytes as Buffer) : (bytes as Buffer).toString('utf8');
      this.#tell('message', new MessageEvent('message', { data, origin }));
    });
    socket.on('error', () => this.#fail());
    socket.on('close', (code, reason) => {
      if (code === ABNORMAL) this.#fail();
      this.#tell(
        'close',
        new CloseEvent('close', {
          code,
          reason: reason.toString('utf8'),
          wasClean: code !== ABNORMAL,
        }),
      );
    });
  }

  #fail(): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#tell('error', new SimulatedEvent('error'));
  }

  #binary(bytes: Buffer): ArrayBuffer {
    if (this.binaryType === 'blob')
      refuse("WebSocket with the binaryType 'blob', in place of 'arraybuffer',");
    return new Uint8Array(bytes).buffer;
  }

  #tell(name: 'open' | 'message' | 'error' | 'close', event: SimulatedEvent): void {
    event.target = this;
    event.currentTarget = this;
    const handler = this[`on${name}`] as Handler<SimulatedEvent>;
    if (typeof handler === 'function') attempt(() => handler.call(this, event));
    this.dispatchEvent(event);
  }

  get readyState(): number {
    return this.#hasFailed ? WebSocket.CLOSED : this.#socket.readyState;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  send(data: Message): void {
    if (this.readyState === WebSocket.CONNECTING)
      throw new SimulatedDOMException('Sent before connected.', 'InvalidStateError');
    if (this.readyState !== WebSocket.OPEN) return;
    if (typeof data === 'string' || data instanceof ArrayBuffer || ArrayBuffer.isView(data))
      this.#socket.send(data);
    else this.#socket.send(String(data));
  }

  close(code?: number, reason = ''): void {
    if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999))
      throw new SimulatedDOMException('invalid code', 'InvalidAccessError');
    const { length } = Buffer.from(reason);
    if (length > MOST_REASON_BYTES) {
      throw new SimulatedDOMException(
        `Reason must be less than ${MOST_REASON_BYTES} bytes; received ${length}`,
        'SyntaxError',
      );
    }
    this.#socket.close(code, reason);
  }
}

/** The address of a server: that of `http` is taken for one of `ws`. */
function addressOf(url: string | URL): URL {
  let address: URL;
  try {
    address = new URL(url);
  } catch (error) {
    throw new SimulatedDOMException(String(error), 'SyntaxError');
  }
  if (address.protocol === 'http:') address.protocol = 'ws:';
  if (address.protocol === 'https:') address.protocol = 'wss:';
  if (address.protocol !== 'ws:' && address.protocol !== 'wss:') {
    throw new SimulatedDOMException(
      `Expected a ws: or wss: protocol, got ${address.protocol}`,
      'SyntaxError',
    );
  }
  if (address.hash !== '' || address.href.endsWith('#'))
    throw new SimulatedDOMException('Got fragment', 'SyntaxError');
  return address;
}
