/**
 * The interface between the code of a host, which runs in a context of its own, and the simulator outside of it.
 * Nothing here returns a promise: a promise of one realm is not settled by the queue of another.
 */

/** What goes over a connection: bytes, or one part of an HTTP exchange. */
export type Payload = Uint8Array | HttpRecord;

/** The head of a request or a response, as HTTP/1.1 has it. */
export interface HttpHead {
  /** Of a request. */
  readonly method?: string;
  /** Of a request: the path with its query. */
  readonly url?: string;
  /** Of a response. */
  readonly status?: number;
  readonly statusText?: string;
  /** Names and values in turns, as `rawHeaders`. */
  readonly headers: readonly string[];
}

/** A part of an HTTP exchange: a head, a piece of a body, or its end; a whole message is all three at once. */
export interface HttpRecord {
  readonly head?: HttpHead;
  readonly body?: Uint8Array;
  readonly isEnd: boolean;
}

/** What a connection carries: bytes for `net`, records for `http`. */
export type Protocol = 'bytes' | 'http';

/** What a host hears of a connection. Each method is called in an event of its own. */
export interface ConnectionListener {
  onOpen?(): void;
  onPayload?(payload: Payload): void;
  /** The other end sends nothing more. */
  onEnd?(): void;
  /** There is room for more. */
  onDrain?(): void;
  /** @param code - such as `ECONNRESET`; absent where it was closed in order */
  onClose?(code?: string): void;
}

/** One end of a connection. */
export interface ConnectionEnd {
  readonly localPort: number;
  readonly localAddress: string;
  readonly remotePort: number;
  readonly remoteAddress: string;
  listener: ConnectionListener;
  /** @returns whether there is room for more at once */
  send(payload: Payload): boolean;
  /** Sends nothing more. */
  end(): void;
  /** Closes both directions; the other end sees `ECONNRESET` when it sends on. */
  destroy(isReset: boolean): void;
  /** Lets what arrives wait, or not any more. */
  hold(isHeld: boolean): void;
}

/** A file that is open, or an error code such as `ENOENT`. */
export type DiskResult<Value> = { readonly value: Value } | { readonly code: string };

/** What `stat` says of a path. */
export interface DiskStat {
  readonly kind: 'file' | 'directory';
  readonly size: number;
  readonly inode: number;
  readonly modifiedMs: number;
}

/** The disk of a host: every call takes effect at once; whether it survives a crash is `sync`'s matter. */
export interface DiskCalls {
  open(path: string, flags: string): DiskResult<number>;
  close(fd: number): DiskResult<undefined>;
  read(fd: number, position: number | undefined, length: number): DiskResult<Uint8Array>;
  write(fd: number, bytes: Uint8Array, position: number | undefined): DiskResult<number>;
  truncate(fd: number, length: number): DiskResult<undefined>;
  sync(fd: number): DiskResult<undefined>;
  stat(path: string): DiskResult<DiskStat>;
  statOf(fd: number): DiskResult<DiskStat>;
  list(path: string): DiskResult<readonly string[]>;
  makeDirectory(path: string): DiskResult<undefined>;
  remove(path: string, kind: 'file' | 'directory'): DiskResult<undefined>;
  rename(from: string, to: string): DiskResult<undefined>;
  /** How many ticks the next call takes, of those that are not synchronous. */
  delayTicks(): number;
}

/** An open call of a client's history. */
export interface CallEnd {
  ok(json?: string): void;
  fail(): void;
  info(): void;
}

/** What happens on a host, for the trace. */
export type NoteKind = 'console' | 'file' | 'process' | 'connection';

/** All that a host's code can ask of the simulator. */
export interface SystemCalls {
  readonly hostname: string;
  readonly address: string;
  readonly pid: number;
  readonly env: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  readonly entry: string;
  /** Modules and globals of the outside that are pure. */
  readonly lent: Readonly<Record<string, unknown>>;
  /** What `Date.now()` shows: milliseconds since 1970, by the host's own clock. */
  wallMs(): number;
  /** Milliseconds since the host started. */
  uptimeMs(): number;
  /** An unsigned 32-bit integer. */
  random(): number;
  /**
   * Calls `job` in an event of its own.
   *
   * @returns cancels it
   */
  after(delayMs: number, job: () => void): () => void;
  /** The entry's module has been evaluated: no `await` outside of functions is left. */
  loaded(): void;
  /** The job of the event at hand. */
  take(): (() => void) | undefined;
  /** Whether the host has ended: all calls are ignored then. */
  isOver(): boolean;
  note(kind: NoteKind, text: string): void;
  exit(code: number): void;
  /** Ends the host by an error that nothing caught. */
  fatal(error: unknown, origin: string): void;
  listen(
    port: number,
    protocol: Protocol,
    accept: (end: ConnectionEnd) => void,
  ): DiskResult<{ readonly port: number; readonly close: () => void }>;
  connect(name: string, port: number, protocol: Protocol): ConnectionEnd;
  /** Hears datagrams at a port; 0 chooses one. */
  bind(
    port: number,
    listener: (bytes: Uint8Array, address: string, port: number) => void,
  ): DiskResult<{ readonly port: number; readonly close: () => void }>;
  /** @returns the code of an error, such as `ENOTFOUND` */
  sendDatagram(fromPort: number, name: string, port: number, bytes: Uint8Array): string | undefined;
  /** The address of a host's name, for messages. */
  resolve(name: string): string | undefined;
  /** Asks for the address of a host's name, which may fail. */
  lookup(name: string): DiskResult<string>;
  readonly disk: DiskCalls;
  /** A call of a client's history starts. */
  invoke(f: string, json: string | undefined, key: string | undefined): CallEnd;
  /** Hands the operations of a client to the simulator. */
  offer(perform: (name: string, salt: number, key: number | undefined) => void): void;
  /** An operation of a client ended. */
  settled(name: string): void;
}

/** The name of the global through which a host's code finds its system calls while it is loaded. */
export const SYSTEM_CALLS = '__gossipSystemCalls';
