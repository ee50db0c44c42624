import { Buffer } from 'node:buffer';
import { type Readable } from 'node:stream';
import { type ReadableStream } from 'node:stream/web';
import { SimulatedDOMException } from './event-target.js';
import { refuse } from './refusal.js';
import { webStreams } from './late-modules.js';

export type BodyInit =
  | string
  | Readable
  | ArrayBuffer
  | ArrayBufferView
  | URLSearchParams
  | AsyncIterable<Uint8Array>
  | null
  | undefined;

/** A body as bytes, with the content type that it brings. */
export function encodeBody(body: BodyInit): {
  readonly bytes?: Uint8Array;
  readonly type?: string;
  readonly stream?: AsyncIterable<Uint8Array>;
} {
  if (body === null || body === undefined) return {};
  if (typeof body === 'string')
    return { bytes: new Uint8Array(Buffer.from(body)), type: 'text/plain;charset=UTF-8' };
  if (body instanceof URLSearchParams) {
    return {
      bytes: new Uint8Array(Buffer.from(String(body))),
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
    };
  }
  if (body instanceof ArrayBuffer) return { bytes: new Uint8Array(body.slice(0)) };
  if (ArrayBuffer.isView(body)) {
    return {
      bytes: new Uint8Array(
        body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer,
      ),
    };
  }
  if (Symbol.asyncIterator in body) return { stream: body };
  return refuse('fetch with a body of this kind');
}

/** What requests and responses of fetch have in common. */
export class Body {
  bodyUsed = false;
  /** Ends what waits for an abort, once the body is read. @internal */
  onUsed: (() => void) | undefined;
  #failure: Error | undefined;
  readonly #source: Uint8Array | Readable | AsyncIterable<Uint8Array> | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;

  constructor(source: Uint8Array | Readable | AsyncIterable<Uint8Array> | undefined) {
    this.#source = source;
  }

  /** The body as a stream; null where there is none. */
  get body(): ReadableStream<Uint8Array> | null {
    if (this.#source === undefined) return null;
    this.#stream ??= this.#asStream();
    return this.#stream;
  }

  #asStream(): ReadableStream<Uint8Array> {
    const { ReadableStream } = webStreams();
    const chunks = this.#chunks();
    return new ReadableStream({
      type: 'bytes',
      pull: async (controller) => {
        this.#use();
        const next = await chunks.next();
        if (next.done !== true) return controller.enqueue(next.value);
        controller.close();
        controller.byobRequest?.respond(0);
      },
      cancel: async () => {
        this.#use();
        await chunks.return(undefined);
      },
    });
  }

  /** Lets the body fail, unless it is read already. @internal */
  fail(error: Error): void {
    if (!this.bodyUsed) this.#failure = error;
  }

  #use(): void {
    this.bodyUsed = true;
    this.onUsed?.();
    this.onUsed = undefined;
  }

  async *#chunks(): AsyncGenerator<Uint8Array> {
    const source = this.#source;
    if (this.#failure !== undefined) throw this.#failure;
    if (source === undefined) return;
    if (source instanceof Uint8Array) yield source;
    else for await (const chunk of source) yield new Uint8Array(chunk as Uint8Array);
  }

  async #bytes(): Promise<Buffer> {
    if (this.bodyUsed || this.#stream?.locked === true)
      throw new TypeError('Body is unusable: Body has already been read');
    if (this.#failure !== undefined)
      throw new SimulatedDOMException('The operation was aborted.', 'AbortError');
    this.#use();
    const source = this.#source;
    if (source === undefined) return Buffer.alloc(0);
    if (source instanceof Uint8Array) return Buffer.from(source);
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of this.#chunks()) chunks.push(chunk);
    } catch (error) {
      throw error instanceof Error && error.message === 'aborted'
        ? new TypeError('terminated', { cause: error })
        : error;
    }
    return Buffer.concat(chunks);
  }

  async text(): Promise<string> {
    return (await this.#bytes()).toString('utf8');
  }

  async json(): Promise<unknown> {
    return JSON.parse((await this.#bytes()).toString('utf8')) as unknown;
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.#bytes());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(await this.#bytes()).buffer;
  }

  blob(): never {
    return refuse('Response.blob');
  }

  formData(): never {
    return refuse('Response.formData');
  }

  /** What the body is made of, for a copy. */
  protected get source(): Uint8Array | undefined {
    const source = this.#source;
    if (source === undefined || source instanceof Uint8Array) return source;
    return refuse('clone of a body that is not in memory');
  }
}
